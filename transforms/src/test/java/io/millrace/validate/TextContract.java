package io.millrace.validate;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.millrace.contract.EventContract;
import io.millrace.contract.EventReader;
import io.millrace.reject.RejectionReason;
import java.util.List;
import java.util.Locale;

/**
 * The contract of values like {@code <id|key>time}, with the time as the only measure too. After a
 * {@code ~} the value has to be transcoded: ids and keys become upper case. After a {@code !} it is
 * malformed.
 */
final class TextContract implements EventContract {
  @Override
  public List<String> measures() {
    return List.of("time");
  }

  @Override
  public EventReader reader() {
    return new TextReader();
  }

  private static final class TextReader implements EventReader {
    private String detail = "";
    private byte[] payload = {};
    private int start;
    private int bar;
    private int end;
    private long time;

    @Override
    public RejectionReason read(byte[] bytes, int valueStart, int length, long recordTimestamp) {
      if (length < 0) {
        detail = "no value";
        return RejectionReason.NULL_VALUE;
      }
      String value = new String(bytes, valueStart, length, ISO_8859_1);
      if (value.startsWith("!")) {
        detail = "begins with an exclamation mark";
        return RejectionReason.MALFORMED;
      }
      time = Long.parseLong(value.substring(value.indexOf('>') + 1));
      if (time > recordTimestamp) {
        detail = "in the future";
        return RejectionReason.BAD_EVENT_TIME;
      }
      boolean transcoded = value.startsWith("~");
      payload = transcoded ? value.toUpperCase(Locale.ROOT).getBytes(ISO_8859_1) : bytes;
      int origin = transcoded ? 0 : valueStart;
      start = origin + value.indexOf('<');
      bar = origin + value.indexOf('|');
      end = origin + value.indexOf('>') + 1;
      return null;
    }

    @Override
    public String detail() {
      return detail;
    }

    @Override
    public long eventTime() {
      return time;
    }

    @Override
    public byte[] payload() {
      return payload;
    }

    @Override
    public int payloadStart() {
      return start;
    }

    @Override
    public int payloadLength() {
      return end - start;
    }

    @Override
    public int idStart() {
      return start + 1;
    }

    @Override
    public int idLength() {
      return bar - start - 1;
    }

    @Override
    public int keyStart() {
      return bar + 1;
    }

    @Override
    public int keyLength() {
      return end - 1 - keyStart();
    }

    @Override
    public long measure(int index) {
      return time;
    }
  }
}
