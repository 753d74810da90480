package io.millrace.peer.core;

import io.millrace.clickstream.ClickContract;
import io.millrace.clickstream.ClickSchemas;
import io.millrace.contract.EventReader;
import io.millrace.contract.WireFormat;
import java.util.Arrays;

/**
 * Reads values by the contract, and writes what was found as a value again: rung J1. The reader
 * checks the rules while it walks over the bytes, so that rung pays for them. For one thread at a
 * time.
 */
public final class RecodedValues {
  private final EventReader reader = ClickContract.create().reader();

  /** Reads by the click's contract. */
  public RecodedValues() {}

  /**
   * The value at {@code bytes[start, start + length)}, in an array of its own: recoded, or as it is
   * if it is no valid click.
   *
   * @param length -1 if there is none: then null is given
   * @param timestamp of the record in epoch milliseconds
   */
  public byte[] of(byte[] bytes, int start, int length, long timestamp) {
    if (reader.read(bytes, start, length, timestamp) != null) {
      return length < 0 ? null : Arrays.copyOfRange(bytes, start, start + length);
    }
    byte[] value = new byte[WireFormat.HEADER_LENGTH + reader.payloadLength()];
    WireFormat.writeHeader(value, 0, ClickSchemas.CLICK_EVENT);
    System.arraycopy(
        reader.payload(),
        reader.payloadStart(),
        value,
        WireFormat.HEADER_LENGTH,
        reader.payloadLength());
    return value;
  }
}
