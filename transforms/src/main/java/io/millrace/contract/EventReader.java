package io.millrace.contract;

import io.millrace.reject.RejectionReason;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Reads one record value after the other by a contract. Holds the positions found in the last valid
 * value, so it is not thread-safe, and makes no garbage for valid values.
 */
public interface EventReader {

  /**
   * Reads and checks the value at {@code bytes[start, start + length)}. No content, however broken,
   * makes this throw.
   *
   * @param length length of the value, or -1 if the record has none
   * @param recordTimestamp timestamp of the record in epoch milliseconds
   * @return null if the value is a valid event; else why it is not, with {@link #detail()} set
   */
  @Nullable RejectionReason read(byte[] bytes, int start, int length, long recordTimestamp);

  /** After a rejection: what was wrong, in a few words, without any content of the record. */
  String detail();

  /** Event time in epoch milliseconds. */
  long eventTime();

  /**
   * The array that holds the payload: the one given to {@link #read}, or, when the value was
   * written with another version of the schema, one owned by this reader that holds its projection.
   * Valid until the next call.
   */
  byte[] payload();

  /** Where the payload (the datum without the wire format's header) begins. */
  int payloadStart();

  /** Length of the payload. */
  int payloadLength();

  /** Where the event id begins in {@link #payload()}. */
  int idStart();

  /** Length of the event id in bytes. */
  int idLength();

  /** Where the key begins in {@link #payload()}: what events are partitioned and totalled by. */
  int keyStart();

  /** Length of the key in bytes. */
  int keyLength();

  /** The measure at {@code index} of {@link EventContract#measures()}. */
  long measure(int index);
}
