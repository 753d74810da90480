package io.millrace.load.audit;

/** The delivery guarantee that the output is held to. */
public enum Mode {
  /** Every record once; revisions of a total follow one another. */
  EXACTLY_ONCE,
  /**
   * No record lost. Repeats are counted, and the last total per key must be right. If there are
   * repeats, the pipeline was restarted and may have judged differently the second time: then a
   * total may, or may not, contain events that were dead-lettered as late and copies from beyond
   * the horizon.
   */
  AT_LEAST_ONCE
}
