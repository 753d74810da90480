package io.millrace.pipeline.read;

import java.util.List;
import org.apache.beam.sdk.options.ExperimentalOptions;
import org.apache.beam.sdk.options.PipelineOptions;

/** Where Kafka records become batches. */
public enum Packing {
  /**
   * In the consumer, before Beam sees them: the fastest. Only with KafkaIO's legacy read, as on the
   * Direct runner and on Flink. The splittable read divides the offsets of a partition wherever the
   * runner likes, also inside a batch, and loses the rest of it.
   */
  CONSUMER {
    @Override
    void check(PipelineOptions options, String runner) {
      if (has(options, LEGACY_READ)) {
        return;
      }
      for (String experiment : SPLITTABLE_READ) {
        if (has(options, List.of(experiment))) {
          throw refusal("--experiments=" + experiment);
        }
      }
      if (SPLITTABLE_RUNNERS.stream().anyMatch(runner::startsWith)) {
        throw refusal("--runner=" + runner.substring(runner.lastIndexOf('.') + 1));
      }
    }
  },

  /**
   * Right behind the read, in each bundle: with every read, at a Beam element per record. Behind
   * the legacy read, a partition that ends in offsets without records, as every transaction leaves
   * one, never counts as idle: only packing consumers tell such offsets.
   */
  BUNDLE {
    @Override
    void check(PipelineOptions options, String runner) {}
  };

  /** They win over all others, in KafkaIO and where a runner replaces the reads. */
  private static final List<String> LEGACY_READ =
      List.of("use_deprecated_read", "beam_fn_api_use_deprecated_read");

  /**
   * The last one wraps the legacy read in a splittable DoFn. It divides at checkpoints only, but
   * has not been shown to be exact.
   */
  private static final List<String> SPLITTABLE_READ =
      List.of("use_sdf_read", "beam_fn_api", "use_runner_v2", "use_unbounded_sdf_wrapper");

  private static final List<String> SPLITTABLE_RUNNERS =
      List.of(
          "org.apache.beam.runners.dataflow.",
          "org.apache.beam.runners.portability.",
          "org.apache.beam.runners.prism.");

  /**
   * Refuses options under which records packed this way would meet the splittable read.
   *
   * @throws IllegalArgumentException naming the option
   */
  public void check(PipelineOptions options) {
    check(options, options.getRunner().getName());
  }

  abstract void check(PipelineOptions options, String runner);

  private static boolean has(PipelineOptions options, List<String> experiments) {
    return experiments.stream().anyMatch(e -> ExperimentalOptions.hasExperiment(options, e));
  }

  private static IllegalArgumentException refusal(String option) {
    return new IllegalArgumentException(
        "--packing=CONSUMER loses records with "
            + option
            + ", which chooses the splittable Kafka read: use --packing=BUNDLE, or leave out "
            + option
            + ", or add --experiments=use_deprecated_read");
  }
}
