package io.millrace.clickstream;

import io.millrace.contract.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Makes clicks by Avro's own writer: a valid view, of which single fields are changed. */
final class Clicks {

  static final long TIME = 1_750_000_000_000L;

  private final GenericRecord click = new GenericData.Record(ClickSchemas.clickEvent());

  private Clicks() {
    with("eventId", "event-1")
        .with("userId", "user-1")
        .with("sessionId", "session-1")
        .with("eventTime", TIME)
        .action("VIEW")
        .with("pageUrl", "https://shop.example/item/1")
        .with("durationMillis", 1_200)
        .with("ipAddress", "203.0.113.7")
        .with("userAgent", "Mozilla/5.0");
  }

  static Clicks view() {
    return new Clicks();
  }

  static Clicks purchase(long amountCents) {
    return new Clicks().action("PURCHASE").with("amountCents", amountCents);
  }

  Clicks action(String symbol) {
    Schema actions = ClickSchemas.clickEvent().getField("action").schema();
    return with("action", new GenericData.EnumSymbol(actions, symbol));
  }

  Clicks with(String field, @Nullable Object value) {
    click.put(field, value);
    return this;
  }

  byte[] datum() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    try {
      new GenericDatumWriter<GenericRecord>(click.getSchema()).write(click, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot happen in memory", e);
    }
    return bytes.toByteArray();
  }

  byte[] value() {
    return WireFormat.frame(ClickSchemas.CLICK_EVENT, datum());
  }
}
