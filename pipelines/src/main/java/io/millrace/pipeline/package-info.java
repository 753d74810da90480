/**
 * The pipeline as a whole: {@link io.millrace.pipeline.EventPipeline} puts the stages together, in
 * the order of the data, for any {@link io.millrace.pipeline.Domain}.
 */
package io.millrace.pipeline;
