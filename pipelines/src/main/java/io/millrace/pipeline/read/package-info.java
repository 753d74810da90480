/**
 * Stage 1: takes the topics, gives {@link io.millrace.batch.RecordBatch}es, failures to nobody: the
 * bytes are not looked at. Where records become batches is a {@link
 * io.millrace.pipeline.read.Packing} of {@link io.millrace.pipeline.read.ReadBatches}, and how far
 * event time has come is said by {@link io.millrace.pipeline.read.PartitionWatermark}.
 */
package io.millrace.pipeline.read;
