package io.millrace.launch;

import org.apache.beam.sdk.metrics.MetricQueryResults;
import org.apache.beam.sdk.metrics.MetricResults;
import org.apache.beam.sdk.metrics.MetricsFilter;

/** Job metrics of a runner that shows Beam's own while the job runs. */
public final class BeamMetrics {
  private static final String NAMESPACE = "io.millrace.";

  private BeamMetrics() {}

  /** What these results say of our stages. */
  public static JobMetrics of(MetricResults results) {
    MetricQueryResults all = results.queryMetrics(MetricsFilter.builder().build());
    JobMetrics.Builder metrics = new JobMetrics.Builder();
    all.getCounters()
        .forEach(
            counter -> {
              if (counter.getName().getNamespace().startsWith(NAMESPACE)) {
                metrics.counter(counter.getName().getName(), counter.getAttempted());
              }
            });
    all.getGauges()
        .forEach(
            gauge -> {
              if (gauge.getName().getNamespace().startsWith(NAMESPACE)) {
                metrics.gauge(gauge.getName().getName(), gauge.getAttempted().getValue());
              }
            });
    all.getDistributions()
        .forEach(
            distribution -> {
              if (distribution.getName().getNamespace().startsWith(NAMESPACE)
                  && distribution.getAttempted().getCount() > 0) {
                metrics.maximum(
                    distribution.getName().getName(), distribution.getAttempted().getMax());
              }
            });
    return metrics.build();
  }
}
