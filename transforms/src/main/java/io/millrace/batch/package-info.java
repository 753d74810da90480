/**
 * The values that flow: a {@link io.millrace.batch.RecordBatch} is a run of Kafka records, an
 * {@link io.millrace.batch.EventBatch} the valid events among them, split by shard. One batch is
 * one Beam element, so that whatever Beam asks per element is paid once for some hundred records.
 */
package io.millrace.batch;
