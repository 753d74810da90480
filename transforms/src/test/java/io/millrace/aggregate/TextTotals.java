package io.millrace.aggregate;

import static io.millrace.batch.TestRecord.bytes;

import io.millrace.batch.RecordBatch;
import io.millrace.batch.RecordBatchBuilder;
import io.millrace.batch.TestRecord;
import java.util.ArrayList;
import java.util.List;

/** Totals as text: {@code key [start, end) events [measures] #revision}. */
record TextTotals(int measures) implements TotalsFormat {
  @Override
  public String topic() {
    return "totals";
  }

  @Override
  public void append(Total total, RecordBatchBuilder records) {
    List<Long> sums = new ArrayList<>();
    for (int i = 0; i < measures; i++) {
      sums.add(total.measure(i));
    }
    String window = " [" + total.windowStart() + ", " + total.windowEnd() + ") ";
    byte[] value = bytes(window + total.events() + ' ' + sums + " #" + total.revision());
    records
        .begin(-1, total.windowStart())
        .value(total.keyBytes(), total.keyStart(), total.keyLength())
        .value(value, 0, value.length)
        .end();
  }

  /** The lines of all records. */
  static List<String> lines(List<RecordBatch> batches) {
    return batches.stream()
        .flatMap(batch -> TestRecord.of(batch).stream())
        .map(TestRecord::value)
        .toList();
  }
}
