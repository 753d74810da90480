package io.millrace.transactions;

import io.millrace.contract.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.checkerframework.checker.nullness.qual.Nullable;

/** A value of the domain, written and read by Avro itself. */
final class Datum {
  static final long TIME = 1_750_000_000_000L;

  private final int schemaId;
  private final GenericRecord record;

  private Datum(int schemaId) {
    this.schemaId = schemaId;
    this.record = new GenericData.Record(TransactionSchemas.CATALOG.schema(schemaId));
  }

  /** A valid transaction. */
  static Datum transaction() {
    return new Datum(TransactionSchemas.TRANSACTION)
        .with("transactionId", "t-1")
        .with("customerId", "C1")
        .with("occurredAt", TIME)
        .with("amount", 1_999L)
        .currency("EUR");
  }

  /** A customer without a credit limit. */
  static Datum customer() {
    return new Datum(TransactionSchemas.CUSTOMER)
        .with("customerId", "C1")
        .with("tier", "gold")
        .with("version", 7L);
  }

  Datum with(String field, @Nullable Object value) {
    record.put(field, value);
    return this;
  }

  Datum currency(String symbol) {
    return with(
        "currency",
        new GenericData.EnumSymbol(record.getSchema().getField("currency").schema(), symbol));
  }

  byte[] payload() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    try {
      new GenericDatumWriter<>(record.getSchema()).write(record, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  byte[] value() {
    return WireFormat.frame(schemaId, payload());
  }

  /** What a value of this schema says, as JSON. */
  static String text(int schemaId, byte[] value) {
    try {
      return new GenericDatumReader<>(TransactionSchemas.CATALOG.schema(schemaId))
          .read(
              null,
              DecoderFactory.get()
                  .binaryDecoder(
                      value,
                      WireFormat.HEADER_LENGTH,
                      value.length - WireFormat.HEADER_LENGTH,
                      null))
          .toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
