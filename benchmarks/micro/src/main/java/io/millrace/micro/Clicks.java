package io.millrace.micro;

import io.millrace.batch.EventBatch;
import io.millrace.batch.EventBatchBuilder;
import io.millrace.batch.RecordBatch;
import io.millrace.batch.RecordBatchBuilder;
import io.millrace.batch.RecordCursor;
import io.millrace.clickstream.ClickContract;
import io.millrace.contract.EventReader;
import io.millrace.contract.ReadEvent;
import io.millrace.enrich.ReferenceSnapshot;
import io.millrace.load.sequence.GeneratedRecord;
import io.millrace.load.sequence.Sequence;
import io.millrace.load.workload.WorkloadFile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Generated records in memory, in the forms in which stages take them. */
final class Clicks {
  static final String TOPIC = "user.clicks.raw";

  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  private static final byte[] HEADER = "millrace.index".getBytes(StandardCharsets.UTF_8);

  private Clicks() {}

  /** Returns the sequence of the default workload with these overrides, {@code path=value}. */
  static Sequence sequence(String... overrides) {
    return new Sequence(WorkloadFile.parse("", List.of(overrides)).withStart(START));
  }

  /** Returns the first values of a sequence that are valid events. */
  static byte[][] validValues(Sequence sequence, int count) {
    List<byte[]> values = new ArrayList<>();
    GeneratedRecord record = new GeneratedRecord();
    for (long index = 0; values.size() < count; index++) {
      sequence.generate(index, record);
      if (!record.kind().isRejected()) {
        values.add(record.value());
      }
    }
    return values.toArray(new byte[0][]);
  }

  /** Returns the first records of a sequence as one batch. */
  static RecordBatch records(Sequence sequence, int count) {
    return records(sequence, 0, count);
  }

  /** Returns the first records of a sequence as so many batches of this size. */
  static List<RecordBatch> batches(Sequence sequence, int batches, int size) {
    List<RecordBatch> all = new ArrayList<>();
    for (long batch = 0; batch < batches; batch++) {
      all.add(records(sequence, batch * size, size));
    }
    return all;
  }

  /** Returns a snapshot with a profile of each user. */
  static ReferenceSnapshot reference(Sequence sequence, int users) {
    Map<String, byte[]> rows = new HashMap<>();
    for (int user = 0; user < users; user++) {
      String id = new String(sequence.users().id(user), StandardCharsets.UTF_8);
      rows.put(id, sequence.profiles().suffix(user, 1));
    }
    return ReferenceSnapshot.of(1, rows);
  }

  private static RecordBatch records(Sequence sequence, long from, int count) {
    RecordBatchBuilder builder = new RecordBatchBuilder(TOPIC, 0);
    GeneratedRecord record = new GeneratedRecord();
    for (long index = from; index < from + count; index++) {
      sequence.generate(index, record);
      byte[] key = sequence.users().id(record.user());
      byte[] value = record.value();
      builder.begin(index, record.timestamp()).key(key, 0, key.length);
      if (value != null) {
        builder.value(value, 0, value.length);
      }
      builder.header(HEADER, new byte[Long.BYTES]).end();
    }
    return builder.build();
  }

  /** Returns the valid events among the records of a batch. */
  static EventBatch events(RecordBatch records) {
    EventReader reader = ClickContract.create().reader();
    ReadEvent event = new ReadEvent(reader);
    EventBatchBuilder builder =
        new EventBatchBuilder(TOPIC, ClickContract.create().measures().size());
    RecordCursor cursor = records.cursor();
    while (cursor.next()) {
      if (reader.read(cursor.bytes(), cursor.valueStart(), cursor.valueLength(), cursor.timestamp())
          == null) {
        builder.add(records.partition(), cursor, event.take());
      }
    }
    return builder.build();
  }
}
