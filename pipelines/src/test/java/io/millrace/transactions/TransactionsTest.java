package io.millrace.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.aggregate.TotalsFormat;
import io.millrace.batch.RecordBatchBuilder;
import io.millrace.batch.RecordCursor;
import io.millrace.contract.WireFormat;
import io.millrace.pipeline.reference.ReferenceFormat;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.Test;

class TransactionsTest {
  private final Transactions transactions = new Transactions();

  private String enriched(byte[] extension) {
    byte[] payload = Datum.transaction().payload();
    byte[] datum = Arrays.copyOf(payload, payload.length + extension.length);
    System.arraycopy(extension, 0, datum, payload.length, extension.length);
    return Datum.text(
        TransactionSchemas.ENRICHED, WireFormat.frame(transactions.enrichedSchema(), datum));
  }

  @Test
  void appendsTheCustomerToATransaction() {
    ReferenceFormat format = SerializableUtils.clone(transactions.referenceFormat());

    assertThat(format.extension(Datum.customer().value()).map(this::enriched).orElseThrow())
        .startsWith("{\"transactionId\": \"t-1\"")
        .endsWith("\"tier\": \"gold\", \"creditLimit\": null, \"customerVersion\": 7}");
    assertThat(
            format
                .extension(Datum.customer().with("creditLimit", 500L).value())
                .map(this::enriched)
                .orElseThrow())
        .endsWith("\"tier\": \"gold\", \"creditLimit\": 500, \"customerVersion\": 7}");
  }

  @Test
  void appendsNullsForAnUnknownCustomer() {
    assertThat(enriched(transactions.missingReference()))
        .endsWith("\"tier\": null, \"creditLimit\": null, \"customerVersion\": -1}");
  }

  @Test
  void knowsABrokenCustomer() {
    ReferenceFormat format = transactions.referenceFormat();
    byte[] value = Datum.customer().value();
    byte[] longer = Arrays.copyOf(value, value.length + 1);
    byte[] branch = value.clone();
    branch[WireFormat.HEADER_LENGTH + 8] = 100; // a union branch that is not there

    assertThat(format.extension(new byte[0])).isEqualTo(Optional.empty());
    assertThat(format.extension(longer)).isEqualTo(Optional.empty());
    assertThat(format.extension(Arrays.copyOf(value, value.length - 1)))
        .isEqualTo(Optional.empty());
    assertThat(format.extension(branch)).isEqualTo(Optional.empty());
    assertThat(format.extension(Datum.transaction().value())).isEqualTo(Optional.empty());
  }

  @Test
  void givesTotalsByCustomerAndWindow() {
    TotalsFormat format = SerializableUtils.clone(transactions.totalsFormat("totals"));
    RecordBatchBuilder records = new RecordBatchBuilder(format.topic(), -1);

    format.append(new Total(), records);

    RecordCursor total = records.build().cursor();
    assertThat(total.next()).isTrue();
    assertThat(new String(total.key(), StandardCharsets.UTF_8)).isEqualTo("C1@60000");
    assertThat(total.timestamp()).isEqualTo(119_999);
    assertThat(WireFormat.schemaId(total.value(), 0)).isEqualTo(TransactionSchemas.TOTALS);
    assertThat(Datum.text(TransactionSchemas.TOTALS, total.value()))
        .isEqualTo(
            "{\"customerId\": \"C1\", \"windowStart\": 60000, \"windowEnd\": 120000,"
                + " \"transactions\": 3, \"amountEur\": 100, \"amountGbp\": 101,"
                + " \"amountUsd\": 102, \"revision\": 1}");
    assertThat(total.next()).isFalse();
  }

  /** Three transactions of one customer in one minute. */
  private static final class Total implements TotalsFormat.Total {
    @Override
    public byte[] keyBytes() {
      return "C1".getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int keyStart() {
      return 0;
    }

    @Override
    public int keyLength() {
      return 2;
    }

    @Override
    public long windowStart() {
      return 60_000;
    }

    @Override
    public long windowEnd() {
      return 120_000;
    }

    @Override
    public long events() {
      return 3;
    }

    @Override
    public long measure(int index) {
      return 100L + index;
    }

    @Override
    public int revision() {
      return 1;
    }
  }
}
