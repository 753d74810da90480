package io.millrace.pipeline.reference;

import java.io.Serializable;
import java.util.Optional;

/** How a row of reference data becomes what enrichment appends: the domain's part of a snapshot. */
public interface ReferenceFormat extends Serializable {

  /**
   * The bytes to append to an event of this row's key.
   *
   * @param value value of the reference record, not null
   * @return empty if the value is broken
   */
  Optional<byte[]> extension(byte[] value);
}
