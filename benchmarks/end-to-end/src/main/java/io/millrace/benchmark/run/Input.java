package io.millrace.benchmark.run;

import io.millrace.load.oracle.Expectation;
import io.millrace.load.send.Manifest;

/**
 * A workload on the input topics of a broker.
 *
 * @param manifest what was sent, and where to
 * @param expectation what must come of it
 */
public record Input(Manifest manifest, Expectation expectation) {

  /** Records on the input topic. */
  public long records() {
    return expectation.records();
  }
}
