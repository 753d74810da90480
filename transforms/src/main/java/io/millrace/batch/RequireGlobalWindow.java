package io.millrace.batch;

import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.values.PCollection;

/** The check that a stage is used in the global window, where no runner drops late data. */
public final class RequireGlobalWindow {
  private RequireGlobalWindow() {}

  /**
   * Checks the input of a stage.
   *
   * @throws IllegalArgumentException if {@code input} is windowed otherwise
   */
  public static void of(String stage, PCollection<?> input) {
    if (!(input.getWindowingStrategy().getWindowFn() instanceof GlobalWindows)) {
      throw new IllegalArgumentException(
          stage
              + " takes batches in the global window, but its input is windowed into "
              + input.getWindowingStrategy().getWindowFn()
              + ": window the elements of its output instead");
    }
  }
}
