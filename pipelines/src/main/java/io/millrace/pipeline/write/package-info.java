/**
 * Stage 6: takes {@link io.millrace.batch.RecordBatch}es, gives the records inside to the topics
 * the batches name, failures to the bundle, which is then repeated. What no broker would take, such
 * as a record that is too large, has to be rejected before it comes here.
 */
package io.millrace.pipeline.write;
