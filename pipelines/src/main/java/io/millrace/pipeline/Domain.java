package io.millrace.pipeline;

import io.millrace.aggregate.TotalsFormat;
import io.millrace.contract.EventContract;
import io.millrace.pipeline.reference.ReferenceFormat;

/**
 * What one domain brings to the {@link EventPipeline}: everything that a stage cannot know. Asked
 * while a pipeline is built, never while it runs.
 */
public interface Domain {

  /** What events are called, in the plural, as in the step "Read clicks". */
  String events();

  /** What rows of reference data are called, in the plural, as in the step "Read profiles". */
  String reference();

  /** How an event is found in bytes, and when it is valid. */
  EventContract contract();

  /** How a row of reference data becomes what enrichment appends. */
  ReferenceFormat referenceFormat();

  /** What enrichment appends to an event whose key has no row. */
  byte[] missingReference();

  /**
   * Id of the schema of enriched events: the fields of the event, then those that {@link
   * #referenceFormat} and {@link #missingReference} write.
   */
  int enrichedSchema();

  /** How totals look on this topic. */
  TotalsFormat totalsFormat(String topic);
}
