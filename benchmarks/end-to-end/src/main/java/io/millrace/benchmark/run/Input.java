package io.millrace.benchmark.run;

import io.millrace.load.audit.AuditedInput;
import io.millrace.load.oracle.Expectation;
import io.millrace.load.send.Manifest;

/**
 * A workload on the input topics of a broker.
 *
 * @param manifest what was sent, and where to
 * @param expectation what must come of it
 * @param audited what lies where on the topic
 */
public record Input(Manifest manifest, Expectation expectation, AuditedInput audited) {

  /** Records on the input topic. */
  public long records() {
    return expectation.records();
  }
}
