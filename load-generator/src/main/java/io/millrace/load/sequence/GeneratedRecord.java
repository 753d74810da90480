package io.millrace.load.sequence;

import java.util.Arrays;

/**
 * One record of a sequence: a view that is filled again and again, since a new object per record
 * would halve the rate. Not thread-safe; what {@link #value} returns is a copy.
 */
public final class GeneratedRecord {
  final ByteWriter out = new ByteWriter();
  long index;
  long origin;
  Kind kind = Kind.ORDINARY;
  Defect defect = Defect.NONE;
  int user;
  int partition;
  long timestamp;
  boolean keyNull;
  boolean headerPresent;
  int action;
  int durationMillis;
  long amountCents;

  /** Returns the place of the record in the sequence. */
  public long index() {
    return index;
  }

  /** Returns the index of the event this is a copy of; its own index if it is no copy. */
  public long origin() {
    return origin;
  }

  /** Returns what the record is meant to be. */
  public Kind kind() {
    return kind;
  }

  /** Returns the number of the user. */
  public int user() {
    return user;
  }

  /** Returns the partition the record goes to. */
  public int partition() {
    return partition;
  }

  /** Returns the Kafka timestamp, which is the event time of all valid events. */
  public long timestamp() {
    return timestamp;
  }

  /** Returns whether the Kafka key is null. */
  public boolean keyIsNull() {
    return keyNull;
  }

  /** Returns whether the record has a further header. */
  public boolean hasHeader() {
    return headerPresent;
  }

  /** Returns whether the action is a purchase. */
  public boolean isPurchase() {
    return action == ClickWriter.PURCHASE;
  }

  /** Returns the amount of a purchase, 0 for other actions. */
  public long amountCents() {
    return amountCents;
  }

  /** Returns the time on the page. */
  public int durationMillis() {
    return durationMillis;
  }

  /** Returns a new array with the value, null for a record without one. */
  public byte[] value() {
    return defect == Defect.NO_VALUE ? null : Arrays.copyOf(out.bytes(), out.length());
  }

  /** Returns whether {@code other} is the value. */
  public boolean valueEquals(byte[] other) {
    if (other == null || defect == Defect.NO_VALUE) {
      return other == null && defect == Defect.NO_VALUE;
    }
    return Arrays.equals(other, 0, other.length, out.bytes(), 0, out.length());
  }

  /** Returns how many bytes the value has. */
  public int valueLength() {
    return defect == Defect.NO_VALUE ? 0 : out.length();
  }

  /**
   * Returns whether {@code other}, from {@code at}, starts with the value from its byte {@code
   * from}.
   */
  public boolean valueStarts(byte[] other, int at, int from) {
    int count = out.length() - from;
    return other.length - at >= count
        && Arrays.equals(other, at, at + count, out.bytes(), from, out.length());
  }
}
