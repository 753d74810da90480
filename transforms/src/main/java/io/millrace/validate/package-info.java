/**
 * Stage 2: takes {@link io.millrace.batch.RecordBatch}, gives {@link io.millrace.batch.EventBatch}
 * by shard, failures to {@link io.millrace.reject.RejectionBatch}.
 */
package io.millrace.validate;
