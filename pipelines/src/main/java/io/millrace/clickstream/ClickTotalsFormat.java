package io.millrace.clickstream;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.millrace.aggregate.TotalsFormat;
import io.millrace.batch.RecordBatchBuilder;
import io.millrace.contract.AvroBytes;
import io.millrace.contract.EventContract;
import io.millrace.contract.WireFormat;

/** Totals as {@code ClickAggregate} records, keyed by user and window start. */
final class ClickTotalsFormat implements TotalsFormat {
  private final String topic;
  private final int purchases;
  private final int amountCents;
  private final int durationMillis;

  ClickTotalsFormat(String topic, EventContract contract) {
    this.topic = topic;
    this.purchases = contract.measures().indexOf(ClickContract.PURCHASES);
    this.amountCents = contract.measures().indexOf(ClickContract.AMOUNT_CENTS);
    this.durationMillis = contract.measures().indexOf(ClickContract.DURATION_MILLIS);
  }

  @Override
  public String topic() {
    return topic;
  }

  @Override
  public void append(Total total, RecordBatchBuilder records) {
    byte[] window = ("@" + total.windowStart()).getBytes(US_ASCII);
    byte[] value =
        WireFormat.frame(
            ClickSchemas.CLICK_AGGREGATE,
            new AvroBytes(64)
                .writeString(total.keyBytes(), total.keyStart(), total.keyLength())
                .writeLong(total.windowStart())
                .writeLong(total.windowEnd())
                .writeLong(total.events())
                .writeLong(total.measure(purchases))
                .writeLong(total.measure(amountCents))
                .writeLong(total.measure(durationMillis))
                .writeLong(total.revision())
                .toByteArray());
    records
        .begin(-1, total.windowEnd() - 1)
        .key(total.keyBytes(), total.keyStart(), total.keyLength())
        .key(window, 0, window.length)
        .value(value, 0, value.length)
        .end();
  }
}
