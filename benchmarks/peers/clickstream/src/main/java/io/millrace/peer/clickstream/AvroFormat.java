package io.millrace.peer.clickstream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Specific records in the Confluent wire format: a zero byte, a four-byte schema id, the datum. For
 * one thread at a time.
 *
 * @param <T> class that Avro generated
 */
final class AvroFormat<T extends SpecificRecordBase> {
  static final int HEADER_LENGTH = 5;

  private final int schemaId;
  private final SpecificDatumReader<T> reader;
  private final SpecificDatumWriter<T> writer;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
  private BinaryDecoder decoder;
  private BinaryEncoder encoder;

  AvroFormat(Class<T> type, int schemaId) {
    this.schemaId = schemaId;
    this.reader = new SpecificDatumReader<>(type);
    this.writer = new SpecificDatumWriter<>(type);
  }

  /** Whether the value starts like one in the wire format, of whatever schema. */
  static boolean hasHeader(byte[] value) {
    return value.length >= HEADER_LENGTH && value[0] == 0;
  }

  /** Whether the schema id is this format's. */
  boolean hasId(byte[] value) {
    int id = 0;
    for (int i = 1; i < HEADER_LENGTH; i++) {
      id = id << 8 | (value[i] & 0xFF);
    }
    return id == schemaId;
  }

  /**
   * Reads the datum behind the header.
   *
   * @throws IOException or one of Avro's many unchecked exceptions if it is none
   */
  T read(byte[] value) throws IOException {
    decoder =
        DecoderFactory.get()
            .binaryDecoder(value, HEADER_LENGTH, value.length - HEADER_LENGTH, decoder);
    T datum = reader.read(null, decoder);
    if (!decoder.isEnd()) {
      throw new IOException("bytes behind the datum");
    }
    return datum;
  }

  byte[] write(T datum) {
    try {
      bytes.reset();
      bytes.write(0);
      for (int shift = 24; shift >= 0; shift -= 8) {
        bytes.write(schemaId >>> shift);
      }
      encoder = EncoderFactory.get().binaryEncoder(bytes, encoder);
      writer.write(datum, encoder);
      encoder.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
  }
}
