package io.millrace.conformance.integration;

import io.millrace.clickstream.ClickSchemas;
import io.millrace.contract.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/**
 * A valid view of a page, written by Avro's own writer.
 *
 * @param id of the event, and of its session
 * @param user who acts
 * @param time epoch milliseconds
 * @param referrer the one field that may be of any length; null for none
 */
record HandMadeClick(String id, String user, long time, String referrer) {
  /** What enriching adds to the value of a user without a profile. */
  private static final int NO_PROFILE = 3;

  /** What a record is taken to cost besides key, payload and profile. */
  private static final int OVERHEAD = 256;

  /** A click whose enriched record is taken to have this many bytes, at least a thousand. */
  static HandMadeClick ofEnrichedSize(String id, String user, long time, int size) {
    HandMadeClick click = new HandMadeClick(id, user, time, "");
    int referrer = size - click.enrichedSize();
    // The length of the referrer is a number of one to five bytes itself.
    while (click.enrichedSize() != size) {
      click = new HandMadeClick(id, user, time, "r".repeat(referrer));
      referrer -= click.enrichedSize() - size;
    }
    return click;
  }

  private int enrichedSize() {
    int payload = value().length - WireFormat.HEADER_LENGTH;
    return user.length() + payload + NO_PROFILE + OVERHEAD;
  }

  byte[] value() {
    var schema = ClickSchemas.clickEvent();
    GenericRecord click = new GenericData.Record(schema);
    click.put("eventId", id);
    click.put("userId", user);
    click.put("sessionId", id);
    click.put("eventTime", time);
    click.put("action", new GenericData.EnumSymbol(schema.getField("action").schema(), "VIEW"));
    click.put("pageUrl", "https://shop.example/item/1");
    click.put("referrer", referrer);
    click.put("durationMillis", 1_200);
    click.put("ipAddress", "203.0.113.7");
    click.put("userAgent", "Mozilla/5.0");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    try {
      new GenericDatumWriter<GenericRecord>(schema).write(click, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot happen in memory", e);
    }
    return WireFormat.frame(ClickSchemas.CLICK_EVENT, bytes.toByteArray());
  }
}
