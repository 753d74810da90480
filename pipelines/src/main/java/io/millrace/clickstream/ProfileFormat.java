package io.millrace.clickstream;

import io.millrace.contract.AvroBytes;
import io.millrace.contract.WireFormat;
import io.millrace.pipeline.reference.ReferenceFormat;
import java.io.IOException;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/** What an enriched click has of its user's profile: the fields that follow the click's own. */
final class ProfileFormat implements ReferenceFormat {
  private static final long NO_VERSION = -1;
  private static final int NULL = 0;
  private static final int TEXT = 1;

  /** The fields for a user without a profile. */
  static byte[] missing() {
    return new AvroBytes(16).writeIndex(NULL).writeIndex(NULL).writeLong(NO_VERSION).toByteArray();
  }

  @Override
  public Optional<byte[]> extension(byte[] value) {
    if (!WireFormat.hasHeader(value, 0, value.length)
        || WireFormat.schemaId(value, 0) != ClickSchemas.USER_PROFILE) {
      return Optional.empty();
    }
    BinaryDecoder decoder =
        DecoderFactory.get()
            .binaryDecoder(
                value, WireFormat.HEADER_LENGTH, value.length - WireFormat.HEADER_LENGTH, null);
    try {
      GenericRecord profile =
          new GenericDatumReader<GenericRecord>(ClickSchemas.userProfile()).read(null, decoder);
      return decoder.isEnd() ? Optional.of(fields(profile)) : Optional.empty();
    } catch (IOException | AvroRuntimeException e) {
      return Optional.empty(); // The table counts it, and keeps the row before.
    }
  }

  private static byte[] fields(GenericRecord profile) {
    return new AvroBytes(32)
        .writeIndex(TEXT)
        .writeString(profile.get("country").toString())
        .writeIndex(TEXT)
        .writeString(profile.get("segment").toString())
        .writeLong((Long) profile.get("version"))
        .toByteArray();
  }
}
