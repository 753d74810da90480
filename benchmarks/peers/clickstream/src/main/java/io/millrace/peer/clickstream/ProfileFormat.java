package io.millrace.peer.clickstream;

import io.millrace.clickstream.UserProfile;
import java.io.IOException;

/** Reads the rows of the reference topic. For one thread at a time. */
public final class ProfileFormat {
  private static final int SCHEMA_ID = 3;

  private final AvroFormat<UserProfile> format = new AvroFormat<>(UserProfile.class, SCHEMA_ID);

  /**
   * The profile in a value.
   *
   * @throws IOException if it is none
   */
  public UserProfile read(byte[] value) throws IOException {
    if (!AvroFormat.hasHeader(value) || !format.hasId(value)) {
      throw new IOException("not a profile in the wire format");
    }
    return format.read(value);
  }
}
