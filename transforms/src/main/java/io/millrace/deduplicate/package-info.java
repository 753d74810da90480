/**
 * Stage 3: takes {@link io.millrace.batch.EventBatch} by shard, gives it without the copies of
 * events that came before. No failures: duplicates are counted.
 */
package io.millrace.deduplicate;
