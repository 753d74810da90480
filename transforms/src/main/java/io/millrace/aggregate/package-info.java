/**
 * Stage 5: takes {@link io.millrace.batch.EventBatch} by shard, gives the totals per key and fixed
 * window as {@link io.millrace.batch.RecordBatch}, late events to {@link
 * io.millrace.reject.RejectionBatch}.
 */
package io.millrace.aggregate;
