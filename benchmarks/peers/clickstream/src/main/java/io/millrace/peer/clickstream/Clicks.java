package io.millrace.peer.clickstream;

import io.millrace.clickstream.ClickEvent;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Tells valid clicks from other records. For one thread at a time.
 *
 * <p>Avro itself allocates what a damaged length asks for: {@link #limitStringLength} keeps that
 * small, and must be called before anything is decoded in a JVM.
 */
public final class Clicks {
  private static final int SCHEMA_ID = 1;
  private static final String LONGEST_STRING = "1048576";

  private final AvroFormat<ClickEvent> format = new AvroFormat<>(ClickEvent.class, SCHEMA_ID);

  /** Bounds the length of the strings that Avro reads in this JVM. */
  public static void limitStringLength() {
    System.setProperty("org.apache.avro.limits.string.maxLength", LONGEST_STRING);
  }

  /**
   * The click in a record.
   *
   * @throws FlawedRecordException if there is none, or not a valid one
   */
  public Click parse(SourceRecord source) throws FlawedRecordException {
    Click click = decode(source);
    Optional<Flaw> flaw = ClickRules.check(click.event(), source.timestamp());
    if (flaw.isPresent()) {
      throw new FlawedRecordException(flaw.get().reason(), flaw.get().detail());
    }
    return click;
  }

  /**
   * The click in a record, valid or not.
   *
   * @throws FlawedRecordException if there is none
   */
  public Click decode(SourceRecord source) throws FlawedRecordException {
    byte[] value = source.value();
    if (value == null) {
      throw new FlawedRecordException(Reason.NULL_VALUE, "no value");
    }
    if (!AvroFormat.hasHeader(value)) {
      throw new FlawedRecordException(Reason.MALFORMED, "not in the wire format");
    }
    if (!format.hasId(value)) {
      throw new FlawedRecordException(Reason.UNKNOWN_SCHEMA, "not the schema of a click");
    }
    return new Click(decode(value), source);
  }

  /** The click in a record that was parsed before. */
  public Click reread(SourceRecord source) throws IOException {
    return new Click(format.read(source.value()), source);
  }

  private ClickEvent decode(byte[] value) throws FlawedRecordException {
    ClickEvent event;
    try {
      event = format.read(value);
    } catch (IOException | RuntimeException e) {
      // Damaged bytes make Avro throw half a dozen kinds of runtime exceptions, and nothing else
      // can
      // fail here.
      throw new FlawedRecordException(
          Reason.MALFORMED, "no datum: " + e.getClass().getSimpleName());
    }
    if (mayHideBadUtf8(event) && !Arrays.equals(format.write(event), value)) {
      throw new FlawedRecordException(Reason.MALFORMED, "invalid UTF-8");
    }
    return event;
  }

  /** Java puts U+FFFD where UTF-8 is invalid, but it may also have been there. */
  private static boolean mayHideBadUtf8(ClickEvent event) {
    return hasReplacement(event.getEventId())
        || hasReplacement(event.getUserId())
        || hasReplacement(event.getSessionId())
        || hasReplacement(event.getPageUrl())
        || hasReplacement(event.getReferrer())
        || hasReplacement(event.getIpAddress())
        || hasReplacement(event.getUserAgent());
  }

  private static boolean hasReplacement(String text) {
    return text != null && text.indexOf('\uFFFD') >= 0;
  }
}
