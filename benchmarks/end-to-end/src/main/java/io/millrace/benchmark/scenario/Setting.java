package io.millrace.benchmark.scenario;

import io.millrace.load.oracle.Rung;
import java.util.Locale;

/**
 * What a system is asked to do. Figures are compared within a setting only.
 *
 * @param rung how much of the job
 * @param guarantee how safely
 * @param parallelism on how many tasks
 */
public record Setting(Rung rung, Guarantee guarantee, int parallelism) {

  @Override
  public String toString() {
    return rung
        + " "
        + guarantee.name().toLowerCase(Locale.ROOT).replace('_', '-')
        + " x"
        + parallelism;
  }
}
