package io.millrace.load.sequence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.avro.Schema;

/** The schemas of the data contract, and the ids they have in the wire format. */
public final class Contract {
  /** Schema id of {@code ClickEvent}. */
  public static final int CLICK_EVENT_ID = 1;

  /** Schema id of {@code EnrichedClick}. */
  public static final int ENRICHED_CLICK_ID = 2;

  /** Schema id of {@code UserProfile}. */
  public static final int USER_PROFILE_ID = 3;

  /** Schema id of {@code ClickAggregate}. */
  public static final int CLICK_AGGREGATE_ID = 4;

  /** Bytes of magic and schema id before the datum. */
  public static final int HEADER_BYTES = 5;

  private static final List<String> CLICK_FIELDS =
      List.of(
          "eventId",
          "userId",
          "sessionId",
          "eventTime",
          "action",
          "pageUrl",
          "referrer",
          "durationMillis",
          "amountCents",
          "ipAddress",
          "userAgent");

  private Contract() {}

  /** Returns a schema by the name of its file, without the ending. */
  public static Schema schema(String name) {
    String file = "/io/millrace/load/contract/" + name + ".avsc";
    try (InputStream in = Contract.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the data contract " + file + " is not on the class path");
      }
      return new Schema.Parser().parse(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Fails when the contract is no longer the one whose bytes are written here. */
  static void checkClickEvent() {
    List<String> fields =
        schema("click-event").getFields().stream().map(Schema.Field::name).toList();
    if (!fields.equals(CLICK_FIELDS)) {
      throw new IllegalStateException(
          "the contract of ClickEvent has the fields " + fields + ", this writes " + CLICK_FIELDS);
    }
  }

  /** Returns whether {@code value} starts with the magic byte and this schema id. */
  public static boolean hasHeader(byte[] value, int schemaId) {
    return value != null
        && value.length >= HEADER_BYTES
        && value[0] == 0
        && value[1] == 0
        && value[2] == 0
        && value[3] == 0
        && value[4] == schemaId;
  }
}
