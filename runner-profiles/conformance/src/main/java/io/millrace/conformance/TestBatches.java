package io.millrace.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.batch.EventBatch;
import io.millrace.batch.EventBatchBuilder;
import io.millrace.batch.RecordBatch;
import io.millrace.batch.RecordBatchBuilder;
import io.millrace.batch.RecordCursor;
import io.millrace.contract.ReadEvent;
import io.millrace.reject.RejectionReason;
import java.util.List;

/** Batches of test events, of topic {@code scores} and partition 0. */
public final class TestBatches {
  /** Where they come from. */
  public static final String TOPIC = "scores";

  private TestBatches() {}

  /** One batch of records, with the event time as timestamp. */
  public static RecordBatch records(List<TestEvent> events) {
    RecordBatchBuilder builder = new RecordBatchBuilder(TOPIC, 0);
    long next = 0;
    for (TestEvent event : events) {
      long offset = event.offset() < 0 ? next : event.offset();
      next = offset + 1;
      builder.begin(offset, event.eventTime());
      byte[] key = event.player().getBytes(UTF_8);
      builder.key(key, 0, key.length);
      byte[] value = event.value();
      if (value != null) {
        builder.value(value, 0, value.length);
      }
      builder.header("origin".getBytes(UTF_8), key);
      builder.end();
    }
    return builder.build();
  }

  /** One batch of events, which must be valid. */
  public static EventBatch events(List<TestEvent> events) {
    ScoreReader reader = new ScoreReader();
    EventBatchBuilder builder = new EventBatchBuilder(TOPIC, 1);
    RecordCursor record = records(events).cursor();
    while (record.next()) {
      RejectionReason reason =
          reader.read(
              record.bytes(), record.valueStart(), record.valueLength(), record.timestamp());
      if (reason != null) {
        throw new IllegalArgumentException(reason + ": " + reader.detail());
      }
      builder.add(0, record, new ReadEvent(reader).take());
    }
    return builder.build();
  }
}
