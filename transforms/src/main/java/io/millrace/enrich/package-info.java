/**
 * Stage 4: takes {@link io.millrace.batch.EventBatch} and the reference data as a side input, gives
 * the events with the reference appended, failures to {@link io.millrace.reject.RejectionBatch}.
 */
package io.millrace.enrich;
