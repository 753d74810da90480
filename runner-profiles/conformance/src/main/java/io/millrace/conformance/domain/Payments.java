package io.millrace.conformance.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.batch.RecordBatch;
import io.millrace.batch.RecordBatchBuilder;
import io.millrace.batch.RecordCursor;
import io.millrace.conformance.Times;
import io.millrace.contract.WireFormat;
import io.millrace.reject.Rejection;
import io.millrace.reject.RejectionBatch;
import io.millrace.transactions.TransactionSchemas;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/** Records of the transactions domain as Avro writes them, and records of its output as text. */
final class Payments {
  private Payments() {}

  /** A value of a transaction; the currency is EUR. */
  static byte[] transaction(String id, String customer, String time, long amount) {
    Schema schema = TransactionSchemas.CATALOG.schema(TransactionSchemas.TRANSACTION);
    GenericRecord transaction = new GenericData.Record(schema);
    transaction.put("transactionId", id);
    transaction.put("customerId", customer);
    transaction.put("occurredAt", Times.millis(time));
    transaction.put("amount", amount);
    transaction.put(
        "currency", new GenericData.EnumSymbol(schema.getField("currency").schema(), "EUR"));
    return value(TransactionSchemas.TRANSACTION, transaction);
  }

  /** A value of a customer without a credit limit. */
  static byte[] customer(String id, String tier, long version) {
    GenericRecord customer =
        new GenericData.Record(TransactionSchemas.CATALOG.schema(TransactionSchemas.CUSTOMER));
    customer.put("customerId", id);
    customer.put("tier", tier);
    customer.put("version", version);
    return value(TransactionSchemas.CUSTOMER, customer);
  }

  private static byte[] value(int schemaId, GenericRecord record) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    try {
      new GenericDatumWriter<>(record.getSchema()).write(record, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return WireFormat.frame(schemaId, bytes.toByteArray());
  }

  /** One batch of records with these values, as it comes from Kafka. */
  static RecordBatch batch(byte[]... values) {
    RecordBatchBuilder builder = new RecordBatchBuilder("transactions.raw", 0);
    for (int offset = 0; offset < values.length; offset++) {
      builder
          .begin(offset, Times.millis("00:59"))
          .value(values[offset], 0, values[offset].length)
          .end();
    }
    return builder.build();
  }

  /** {@code topic: key value} for each record. */
  static List<String> records(RecordBatch batch) {
    List<String> lines = new ArrayList<>();
    RecordCursor record = batch.cursor();
    while (record.next()) {
      lines.add(batch.topic() + ": " + new String(record.key(), UTF_8) + ' ' + json(record));
    }
    return lines;
  }

  private static String json(RecordCursor record) {
    byte[] value = record.value();
    int datum = WireFormat.HEADER_LENGTH;
    try {
      return new GenericDatumReader<>(
              TransactionSchemas.CATALOG.schema(WireFormat.schemaId(value, 0)))
          .read(null, DecoderFactory.get().binaryDecoder(value, datum, value.length - datum, null))
          .toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code rejected: REASON detail} for each rejection. */
  static List<String> rejections(RejectionBatch batch) {
    List<String> lines = new ArrayList<>();
    for (Rejection rejection : batch.rejections()) {
      lines.add("rejected: " + rejection.reason() + ' ' + rejection.detail());
    }
    return lines;
  }
}
