/**
 * A second domain, as an example: payments by customers. Takes transactions from Kafka, gives valid
 * ones with what is known of their customer and totals per customer and window, failures to the
 * dead-letter topic. {@code docs/own-domain.md} walks through it.
 */
package io.millrace.transactions;
