package io.millrace.conformance.integration;

/** Tags of tests for what not every runner has; a runner's suite leaves out what it has not. */
public final class Features {
  /** The runner has an option {@code --parallelism}. */
  public static final String PARALLELISM = "parallelism";

  /** The runner has checkpoints, and goes on from them after a failure. */
  public static final String CHECKPOINTS = "checkpoints";

  private Features() {}
}
