/**
 * The reference data: takes a compacted Kafka topic, gives it as {@link
 * io.millrace.enrich.ReferenceSnapshot}, a new one whenever it has changed. Rows that cannot be
 * read are counted and skipped, so that the last good row stands.
 */
package io.millrace.pipeline.reference;
