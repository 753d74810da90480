package io.millrace.clickstream;

import io.millrace.contract.AvroBytes;
import io.millrace.pipeline.reference.AvroReferenceFormat;
import io.millrace.pipeline.reference.ReferenceFormat;
import org.apache.avro.generic.GenericRecord;

/** What an enriched click has of its user's profile: the fields that follow the click's own. */
final class ProfileFormat {
  private static final long NO_VERSION = -1;
  private static final int NULL = 0;
  private static final int TEXT = 1;

  private ProfileFormat() {}

  /** The fields of a user with a profile. */
  static ReferenceFormat create() {
    return AvroReferenceFormat.of(
        ClickSchemas.USER_PROFILE, ClickSchemas.userProfile(), ProfileFormat::fields);
  }

  private static void fields(GenericRecord profile, AvroBytes extension) {
    extension
        .writeIndex(TEXT)
        .writeString(profile.get("country").toString())
        .writeIndex(TEXT)
        .writeString(profile.get("segment").toString())
        .writeLong((Long) profile.get("version"));
  }

  /** The fields for a user without a profile. */
  static byte[] missing() {
    return new AvroBytes(16).writeIndex(NULL).writeIndex(NULL).writeLong(NO_VERSION).toByteArray();
  }
}
