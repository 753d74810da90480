package io.millrace.contract;

import java.io.Serializable;
import java.util.List;

/**
 * How the events of one domain are found in bytes: how a record's value decodes, where id, key,
 * event time and measures lie, and which rules hold. Stages know events only through it.
 *
 * <p>A contract is immutable and travels with the pipeline; what reads is an {@link EventReader},
 * one for each thread.
 */
public interface EventContract extends Serializable {

  /**
   * Names of the measures that aggregation sums up, in the order of {@link EventReader#measure}.
   */
  List<String> measures();

  /** A new reader. Compiles what it needs, so make one per function instance and not per record. */
  EventReader reader();
}
