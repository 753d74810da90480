/**
 * The clickstream: the domain that comes with Millrace. Takes clicks of web users from Kafka, gives
 * valid clicks with their user's profile and totals per user and window, failures to the
 * dead-letter topic. Only this package knows what a click is.
 */
package io.millrace.clickstream;
