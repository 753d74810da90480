package io.millrace.flink;

import io.millrace.launch.JobMetrics;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.beam.sdk.metrics.DistributionResult;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/**
 * Shows the metrics of a Flink in this JVM while its job runs: Beam's own result has them only
 * after the operators have closed. A Flink metric reporter, which Flink makes by its factory's
 * name, so what it hears is kept statically; metrics of tasks that have ended are dropped.
 */
public final class LiveMetrics implements MetricReporter {
  private static final String NAMESPACE = "io.millrace.";

  /** Simple names of our metrics, by the metric: one of each task and operator. */
  private static final Map<Metric, String> METRICS = new ConcurrentHashMap<>();

  /** What Flink makes the reporter with. */
  public static final class Factory implements MetricReporterFactory {
    /** Called by Flink. */
    public Factory() {}

    @Override
    public MetricReporter createMetricReporter(Properties properties) {
      return new LiveMetrics();
    }
  }

  private LiveMetrics() {}

  @Override
  public void open(MetricConfig config) {
    // Nothing to open.
  }

  @Override
  public void close() {
    METRICS.clear();
  }

  @Override
  public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
    if (name.startsWith(NAMESPACE)) {
      // Beam joins the namespace, a class name, and the metric's name with a dot.
      String className = name.replaceFirst("^([a-z][a-z0-9]*\\.)+[A-Za-z0-9]+\\.", "");
      METRICS.put(metric, className);
    }
  }

  @Override
  public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
    METRICS.remove(metric);
  }

  /** What the metrics of all tasks say now. */
  static JobMetrics read() {
    JobMetrics.Builder metrics = new JobMetrics.Builder();
    METRICS.forEach(
        (metric, name) -> {
          if (metric instanceof Counter counter) {
            metrics.counter(name, counter.getCount());
          } else if (metric instanceof Gauge<?> gauge) {
            Object value = gauge.getValue();
            if (value instanceof DistributionResult distribution && distribution.getCount() > 0) {
              metrics.maximum(name, distribution.getMax());
            } else if (value instanceof Long number) {
              metrics.gauge(name, number);
            }
          }
        });
    return metrics.build();
  }
}
