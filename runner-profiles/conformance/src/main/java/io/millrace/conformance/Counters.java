package io.millrace.conformance;

import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricsFilter;

/** The counters of a pipeline that has ended. */
public final class Counters {
  private Counters() {}

  /** Counters of a transform by name, summed up over all its uses in the pipeline. */
  public static Map<String, Long> of(PipelineResult result, Class<?> transform) {
    result.waitUntilFinish();
    Map<String, Long> counters = new TreeMap<>();
    result
        .metrics()
        .queryMetrics(
            MetricsFilter.builder().addNameFilter(MetricNameFilter.inNamespace(transform)).build())
        .getCounters()
        .forEach(
            counter ->
                counters.merge(counter.getName().getName(), counter.getAttempted(), Long::sum));
    return counters;
  }
}
