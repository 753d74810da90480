package io.millrace.batch;

import static io.millrace.batch.TestRecord.bytes;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.millrace.batch.EventBatchBuilder.EventFields;
import java.util.ArrayList;
import java.util.List;

/**
 * An event as plain values, to be put in batches and to be compared. Its payload is {@code
 * <id|key>}, as a part of the record's value or, if it is transcoded, apart from it.
 */
public record TestEvent(
    String id,
    String key,
    long time,
    List<Long> measures,
    int partition,
    TestRecord record,
    boolean transcoded,
    String extension) {

  /** An event of the key {@code user} at time 0 with one measure of 1. */
  public static TestEvent event(String id) {
    TestRecord record = TestRecord.record(7);
    return new TestEvent(id, "user", 0, List.of(1L), TestRecord.PARTITION, record, false, "")
        .wrapped();
  }

  private TestEvent wrapped() {
    return withRecord(record.withValue(transcoded ? "other" : "ab" + payload() + "xyz"));
  }

  public String payload() {
    return '<' + id + '|' + key + '>';
  }

  public TestEvent of(String newKey) {
    return new TestEvent(id, newKey, time, measures, partition, record, transcoded, extension)
        .wrapped();
  }

  public TestEvent at(long newTime) {
    return new TestEvent(id, key, newTime, measures, partition, record, transcoded, extension);
  }

  public TestEvent measuring(Long... values) {
    return new TestEvent(id, key, time, List.of(values), partition, record, transcoded, extension);
  }

  public TestEvent from(int newPartition, long offset) {
    TestRecord moved =
        new TestRecord(offset, record.timestamp(), record.key(), record.value(), record.headers());
    return new TestEvent(id, key, time, measures, newPartition, moved, transcoded, extension);
  }

  /** With other key, headers and timestamp of the record. */
  public TestEvent in(TestRecord other) {
    return withRecord(other).wrapped();
  }

  private TestEvent withRecord(TestRecord newRecord) {
    return new TestEvent(id, key, time, measures, partition, newRecord, transcoded, extension);
  }

  public TestEvent asTranscoded() {
    return new TestEvent(id, key, time, measures, partition, record, true, extension).wrapped();
  }

  public TestEvent extended(String newExtension) {
    return new TestEvent(id, key, time, measures, partition, record, transcoded, newExtension);
  }

  /** One batch of {@link TestRecord#TOPIC}; all events have as many measures as the first. */
  public static EventBatch batch(TestEvent... events) {
    return batch(List.of(events));
  }

  public static EventBatch batch(List<TestEvent> events) {
    EventBatchBuilder builder =
        new EventBatchBuilder(
            TestRecord.TOPIC, events.isEmpty() ? 1 : events.get(0).measures.size());
    events.forEach(event -> event.addTo(builder));
    return builder.build();
  }

  public void addTo(EventBatchBuilder builder) {
    RecordCursor cursor = TestRecord.batch(record).cursor();
    cursor.next();
    builder.add(partition, cursor, new Fields(cursor));
  }

  /** The events of a batch. */
  public static List<TestEvent> of(EventBatch batch) {
    List<TestEvent> events = new ArrayList<>();
    for (int event = 0; event < batch.count(); event++) {
      events.add(of(batch, event));
    }
    return events;
  }

  /** The ids of a batch's events. */
  public static List<String> ids(EventBatch batch) {
    return of(batch).stream().map(TestEvent::id).toList();
  }

  private static TestEvent of(EventBatch batch, int event) {
    String all = new String(batch.toBytes(), ISO_8859_1);
    String payload = part(all, batch.payloadStart(event), batch.payloadLength(event));
    String key = part(all, batch.keyStart(event), batch.keyLength(event));
    String id = payload.substring(1, batch.keyStart(event) - batch.payloadStart(event) - 1);
    int valueStart = batch.valueStart(event);
    int headersStart = batch.headersStart(event);
    TestEvent read =
        new TestEvent(
            id,
            key,
            batch.eventTime(event),
            measures(batch, event),
            batch.partition(event),
            new TestRecord(
                batch.offset(event),
                batch.timestamp(event),
                part(all, batch.recordKeyStart(event), batch.recordKeyLength(event)),
                part(all, valueStart, batch.valueLength(event)),
                TestRecord.headers(bytes(part(all, headersStart, batch.headersLength(event))))),
            batch.payloadStart(event) >= valueStart + batch.valueLength(event),
            part(all, batch.extensionStart(event), batch.extensionLength(event)));
    Fingerprint print = print(id);
    if (!payload.equals(read.payload())
        || print.high() != batch.idHigh(event)
        || print.low() != batch.idLow(event)) {
      throw new AssertionError("event " + event + " is not what its payload says: " + payload);
    }
    return read;
  }

  private static List<Long> measures(EventBatch batch, int event) {
    List<Long> measures = new ArrayList<>();
    for (int i = 0; i < batch.measures(); i++) {
      measures.add(batch.measure(event, i));
    }
    return measures;
  }

  private static String part(String all, int start, int length) {
    return length < 0 ? null : all.substring(start, start + length);
  }

  /** The fingerprint of an id. */
  public static Fingerprint print(String id) {
    return new Fingerprint().of(bytes(id), 0, id.length());
  }

  private final class Fields implements EventFields {
    private final Fingerprint print = print(id);
    private final byte[] payload;
    private final int start;

    Fields(RecordCursor cursor) {
      payload = transcoded ? bytes("#" + TestEvent.this.payload() + "#") : cursor.bytes();
      start = transcoded ? 1 : cursor.valueStart() + 2;
    }

    @Override
    public long eventTime() {
      return time;
    }

    @Override
    public long idHigh() {
      return print.high();
    }

    @Override
    public long idLow() {
      return print.low();
    }

    @Override
    public byte[] payload() {
      return payload;
    }

    @Override
    public int payloadStart() {
      return start;
    }

    @Override
    public int payloadLength() {
      return TestEvent.this.payload().length();
    }

    @Override
    public int keyStart() {
      return start + 2 + id.length();
    }

    @Override
    public int keyLength() {
      return key.length();
    }

    @Override
    public long measure(int index) {
      return measures.get(index);
    }
  }
}
