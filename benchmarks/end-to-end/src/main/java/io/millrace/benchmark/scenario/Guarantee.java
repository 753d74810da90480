package io.millrace.benchmark.scenario;

/** What a system promises of its output. */
public enum Guarantee {
  /** After a failure, output may be repeated. */
  AT_LEAST_ONCE,
  /** After a failure, a reader of committed records sees each output once. */
  EXACTLY_ONCE
}
