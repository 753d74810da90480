package io.millrace.pipeline.reference;

import io.millrace.contract.AvroBytes;
import io.millrace.contract.WireFormat;
import java.io.IOException;
import java.io.Serializable;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/**
 * Rows of reference data that are Avro records in the wire format, all of one schema. A value with
 * another schema id, or that is not exactly one record, is broken.
 */
public final class AvroReferenceFormat implements ReferenceFormat {
  private static final int INITIAL_BYTES = 32;

  private final int schemaId;
  private final Schema schema;
  private final RowFields fields;

  /** Writes the fields that an enriched event has of a row. */
  @FunctionalInterface
  public interface RowFields extends Serializable {
    /** Writes them in the order of the enriched schema. */
    void write(GenericRecord row, AvroBytes extension);
  }

  private AvroReferenceFormat(int schemaId, Schema schema, RowFields fields) {
    this.schemaId = schemaId;
    this.schema = schema;
    this.fields = fields;
  }

  /** The format of rows of this schema. */
  public static AvroReferenceFormat of(int schemaId, Schema schema, RowFields fields) {
    return new AvroReferenceFormat(schemaId, schema, fields);
  }

  @Override
  public Optional<byte[]> extension(byte[] value) {
    if (!WireFormat.hasHeader(value, 0, value.length)
        || WireFormat.schemaId(value, 0) != schemaId) {
      return Optional.empty();
    }
    BinaryDecoder decoder =
        DecoderFactory.get()
            .binaryDecoder(
                value, WireFormat.HEADER_LENGTH, value.length - WireFormat.HEADER_LENGTH, null);
    GenericRecord row;
    try {
      row = new GenericDatumReader<GenericRecord>(schema).read(null, decoder);
      if (!decoder.isEnd()) {
        return Optional.empty();
      }
    } catch (IOException | RuntimeException e) {
      // Whatever Avro throws says that this is no such record. The table counts it, and keeps the
      // row before.
      return Optional.empty();
    }
    AvroBytes extension = new AvroBytes(INITIAL_BYTES);
    fields.write(row, extension);
    return Optional.of(extension.toByteArray());
  }
}
