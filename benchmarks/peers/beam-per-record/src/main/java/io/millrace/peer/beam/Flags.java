package io.millrace.peer.beam;

/** Which of the Flink runner's flags are set, of those that change how fast the job is. */
public enum Flags {
  /** Those that an expert would set. */
  TUNED {
    @Override
    void setOn(ClickstreamOptions options) {
      // With metrics on, the source alone costs two microseconds per record.
      options.setDisableMetrics(true);
      options.setObjectReuse(true);
      // On heap state it would let changes into a checkpoint that is being written.
      options.setFasterCopy(false);
      // The sinks wait for the broker at the end of every bundle.
      options.setMaxBundleSize(10_000L);
      // Odd: after a bundle of just this length the runner does not pass the watermark on.
      options.setMaxBundleTimeMills(199L);
      options.setAutoWatermarkInterval(20L);
      options.setFinishBundleBeforeCheckpointing(true);
    }
  },
  /** None: the runner as it comes. */
  UNTUNED {
    @Override
    void setOn(ClickstreamOptions options) {}
  };

  abstract void setOn(ClickstreamOptions options);
}
