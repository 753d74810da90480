package io.millrace.reject;

import io.millrace.batch.EventBatch;
import io.millrace.batch.RecordCursor;
import java.util.Arrays;
import java.util.Objects;

/**
 * A record that a stage did not take: why, and the record as it was.
 *
 * @param reason why
 * @param detail what was wrong in a few words, without any content of the record
 * @param stage the stage that rejected it
 * @param topic where the record came from, with {@code partition} and {@code offset}
 * @param timestamp the record's timestamp in epoch milliseconds
 * @param key the original key, null if it had none
 * @param value the original value, null if it had none
 * @param headers the original headers, packed ({@link io.millrace.batch.PackedHeaders})
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes are what a record is; equals compares content.
public record Rejection(
    RejectionReason reason,
    String detail,
    String stage,
    String topic,
    int partition,
    long offset,
    long timestamp,
    byte[] key,
    byte[] value,
    byte[] headers) {

  /** Rejects the record under the cursor. */
  public static Rejection of(
      RejectionReason reason,
      String detail,
      String stage,
      String topic,
      int partition,
      RecordCursor record) {
    return new Rejection(
        reason,
        detail,
        stage,
        topic,
        partition,
        record.offset(),
        record.timestamp(),
        record.key(),
        record.value(),
        record.headers());
  }

  /** Rejects an event by the record it came in. */
  public static Rejection of(
      RejectionReason reason, String detail, String stage, EventBatch events, int event) {
    byte[] bytes = events.toBytes();
    int keyLength = events.recordKeyLength(event);
    return new Rejection(
        reason,
        detail,
        stage,
        events.topic(),
        events.partition(event),
        events.offset(event),
        events.timestamp(event),
        keyLength < 0 ? null : copy(bytes, events.recordKeyStart(event), keyLength),
        copy(bytes, events.valueStart(event), events.valueLength(event)),
        copy(bytes, events.headersStart(event), events.headersLength(event)));
  }

  private static byte[] copy(byte[] bytes, int start, int length) {
    return Arrays.copyOfRange(bytes, start, start + length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Rejection that
        && reason == that.reason
        && detail.equals(that.detail)
        && stage.equals(that.stage)
        && topic.equals(that.topic)
        && partition == that.partition
        && offset == that.offset
        && timestamp == that.timestamp
        && Arrays.equals(key, that.key)
        && Arrays.equals(value, that.value)
        && Arrays.equals(headers, that.headers);
  }

  @Override
  public int hashCode() {
    return Objects.hash(reason, topic, partition, offset);
  }

  @Override
  public String toString() {
    return "Rejection["
        + reason
        + ": "
        + detail
        + ", "
        + topic
        + '-'
        + partition
        + '@'
        + offset
        + ']';
  }
}
