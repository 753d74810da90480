package io.millrace.load.audit;

import io.millrace.load.sequence.Contract;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.util.Utf8;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The validation rules, written down a second time from the semantics page, slowly and plainly. */
public final class PlainRules {
  private static final Schema CLICK = Contract.schema("click-event");
  private static final long YEAR_2000 = 946_684_800_000L;
  private static final long DAY = 86_400_000L;
  private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern IPV4 =
      Pattern.compile(OCTET + "\\." + OCTET + "\\." + OCTET + "\\." + OCTET);
  private static final Pattern IPV6 =
      Pattern.compile("(?=.*::)[0-9a-fA-F]{1,4}(::?[0-9a-fA-F]{1,4}){1,6}");
  private static final Pattern URL = Pattern.compile("https?://[^\\s\\p{Cntrl}]+");

  private PlainRules() {}

  /** A record that was judged: an event, or the name of a reason. */
  public record Judged(GenericRecord event, String reason) {}

  /** Judges a record of the input topic. */
  public static Judged judge(ConsumerRecord<byte[], byte[]> record) {
    byte[] value = record.value();
    if (value == null) {
      return new Judged(null, "NULL_VALUE");
    }
    if (value.length < 5 || value[0] != 0) {
      return new Judged(null, "MALFORMED");
    }
    if (ByteBuffer.wrap(value).getInt(1) != 1) {
      return new Judged(null, "UNKNOWN_SCHEMA");
    }
    GenericRecord event = decode(value);
    if (event == null) {
      return new Judged(null, "MALFORMED");
    }
    String reason = reason(event, record.timestamp());
    return new Judged(reason == null ? event : null, reason);
  }

  private static GenericRecord decode(byte[] value) {
    BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(value, 5, value.length - 5, null);
    try {
      GenericRecord event = new GenericDatumReader<GenericRecord>(CLICK).read(null, decoder);
      for (Schema.Field field : CLICK.getFields()) {
        if (event.get(field.pos()) instanceof Utf8 text) {
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(text.getBytes(), 0, text.getByteLength()));
        }
      }
      return decoder.isEnd() ? event : null;
    } catch (CharacterCodingException invalid) {
      return null;
    } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException malformed) {
      return null;
    }
  }

  private static String reason(GenericRecord event, long timestamp) {
    boolean purchase = event.get("action").toString().equals("PURCHASE");
    Long amount = (Long) event.get("amountCents");
    for (String required :
        new String[] {"eventId", "userId", "sessionId", "pageUrl", "ipAddress"}) {
      if (event.get(required).toString().isEmpty()) {
        return "MISSING_FIELD";
      }
    }
    if (purchase && amount == null) {
      return "MISSING_FIELD";
    }
    int duration = (int) event.get("durationMillis");
    boolean fits =
        length(event, "eventId") <= 64
            && length(event, "userId") <= 64
            && length(event, "sessionId") <= 64
            && length(event, "pageUrl") <= 2048
            && length(event, "userAgent") <= 512
            && duration >= 0
            && duration <= DAY
            && (amount == null || amount > 0);
    if (!fits) {
      return "OUT_OF_RANGE";
    }
    String address = event.get("ipAddress").toString();
    boolean formed =
        URL.matcher(event.get("pageUrl").toString()).matches()
            && (IPV4.matcher(address).matches() || IPV6.matcher(address).matches())
            && (purchase || amount == null);
    if (!formed) {
      return "BAD_FORMAT";
    }
    long eventTime = (long) event.get("eventTime");
    return eventTime < YEAR_2000 || eventTime > timestamp + DAY ? "BAD_EVENT_TIME" : null;
  }

  private static long length(GenericRecord event, String field) {
    return event.get(field).toString().codePoints().count();
  }
}
