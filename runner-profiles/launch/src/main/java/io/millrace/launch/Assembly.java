package io.millrace.launch;

import io.millrace.pipeline.options.PipelineSettings;
import org.apache.beam.sdk.Pipeline;

/** What is run: adds all steps to an empty pipeline. */
@FunctionalInterface
public interface Assembly {
  /** Adds the steps; the pipeline has the options that the settings were read from. */
  void addTo(Pipeline pipeline, PipelineSettings settings);
}
