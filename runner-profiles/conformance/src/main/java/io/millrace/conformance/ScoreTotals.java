package io.millrace.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.aggregate.TotalsFormat;
import io.millrace.batch.RecordBatchBuilder;

/** Totals as a line of text: {@code u@00:00 2 events, 15 points, revision 0}. */
public final class ScoreTotals implements TotalsFormat {
  @Override
  public String topic() {
    return "totals";
  }

  @Override
  public void append(Total total, RecordBatchBuilder records) {
    String key =
        new String(total.keyBytes(), total.keyStart(), total.keyLength(), UTF_8)
            + '@'
            + Times.text(total.windowStart());
    String value =
        "%s %d events, %d points, revision %d"
            .formatted(key, total.events(), total.measure(0), total.revision());
    byte[] keyBytes = key.getBytes(UTF_8);
    byte[] valueBytes = value.getBytes(UTF_8);
    records
        .begin(-1, total.windowEnd() - 1)
        .key(keyBytes, 0, keyBytes.length)
        .value(valueBytes, 0, valueBytes.length)
        .end();
  }
}
