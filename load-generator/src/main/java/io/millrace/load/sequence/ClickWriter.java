package io.millrace.load.sequence;

import io.millrace.load.workload.Payload;
import io.millrace.load.workload.Workload;
import java.nio.charset.StandardCharsets;

/**
 * Writes the bytes of a click straight into Avro's binary form. An encoder with a datum would cost
 * more than all the rest of the generator; that the bytes are what the schema says is for the tests
 * to show.
 */
final class ClickWriter {
  static final int PURCHASE = 3;

  private static final int SCHEMA_ID = 1;
  private static final int UNASSIGNED_ID = 99;
  private static final int FOREIGN_ID = 3;
  private static final int ID_DIGITS = 64;
  private static final int LONGEST_URL = 2048;
  private static final int LONGEST_USER_AGENT = 512;
  private static final int LONGEST_DURATION = 86_400_000;
  private static final int LONGEST_URL_PADDING = 1500;
  private static final long DAY_MILLIS = 86_400_000L;
  private static final long LAST_OF_1999 = 946_684_799_999L;
  private static final long SESSION_MILLIS = 1_800_000L;
  // Everything but URL, referrer and user agent: header, ids, time, action, numbers, address,
  // lengths.
  private static final int FIXED_BYTES = 5 + 37 + 15 + 17 + 6 + 1 + 2 + 1 + 4 + 2 + 13 + 1;

  private final long seed;
  private final Payload payload;
  private final Users users;
  private final Texts texts;

  ClickWriter(Workload workload, Users users) {
    this.seed = workload.seed();
    this.payload = workload.payload();
    this.users = users;
    this.texts = new Texts(seed);
  }

  /** Writes the value of a described record; copies are written as their origin. */
  void write(GeneratedRecord record) {
    ByteWriter out = record.out;
    Defect defect = record.defect;
    out.truncate(0);
    if (defect == Defect.NO_VALUE) {
      return;
    }
    header(out, defect);
    identity(record, out, defect);
    out.number(eventTime(record, defect));
    out.number(record.action);
    content(record, out, defect);
    damage(out, defect, Draw.next(Draw.of(seed, record.origin, Draw.DEFECT)));
  }

  private static void header(ByteWriter out, Defect defect) {
    out.raw(defect == Defect.WRONG_MAGIC ? 1 : 0);
    out.raw(0);
    out.raw(0);
    out.raw(0);
    out.raw(
        switch (defect) {
          case UNASSIGNED_SCHEMA -> UNASSIGNED_ID;
          case FOREIGN_SCHEMA -> FOREIGN_ID;
          default -> SCHEMA_ID;
        });
  }

  private void identity(GeneratedRecord record, ByteWriter out, Defect defect) {
    long high = Draw.of(seed, record.origin, Draw.IDENTITY);
    // The finalizer is a bijection, so ids of one seed never collide.
    long low = Draw.mix(record.origin ^ Draw.mix(seed));
    if (defect == Defect.EMPTY_EVENT_ID) {
      out.number(0);
    } else if (defect == Defect.LONG_EVENT_ID) {
      longText(out, ID_DIGITS + 1, record.origin);
    } else {
      uuid(out, high, low);
    }
    if (defect == Defect.EMPTY_USER_ID) {
      out.number(0);
    } else {
      out.number(Users.ID_LENGTH);
      users.copyId(record.user, out);
    }
    if (defect == Defect.EMPTY_SESSION_ID) {
      out.number(0);
    } else if (defect == Defect.LONG_SESSION_ID) {
      longText(out, ID_DIGITS + 1, record.origin);
    } else {
      out.number(16);
      out.hex(Draw.mix(record.user * 31L + record.timestamp / SESSION_MILLIS), 16);
    }
  }

  private static void uuid(ByteWriter out, long high, long low) {
    out.number(36);
    out.hex(high >>> 32, 8);
    out.raw('-');
    out.hex(high >>> 16, 4);
    out.raw('-');
    out.hex(high, 4);
    out.raw('-');
    out.hex(low >>> 48, 4);
    out.raw('-');
    out.hex(low, 12);
  }

  private static long eventTime(GeneratedRecord record, Defect defect) {
    return switch (defect) {
      case BEFORE_2000 -> LAST_OF_1999 - record.origin;
      case FAR_AHEAD -> record.timestamp + DAY_MILLIS + 1 + record.origin % DAY_MILLIS;
      default -> record.timestamp;
    };
  }

  private void content(GeneratedRecord record, ByteWriter out, Defect defect) {
    long draw = Draw.of(seed, record.origin, Draw.PADDING);
    byte[] url = texts.url(draw);
    byte[] agent = texts.userAgent(draw);
    int target = payload.bytes() - payload.spread() + Draw.below(draw, 2 * payload.spread() + 1);
    int padding = Math.max(0, target - FIXED_BYTES - url.length - agent.length);
    byte[] referrer = texts.referrer(draw);
    boolean chosen = (draw & 1) == 0 && padding > referrer.length;
    boolean referred = chosen || padding > LONGEST_URL_PADDING;
    padding -= referred ? referrer.length + 1 : 0;
    int inUrl = Math.min(padding, LONGEST_URL_PADDING);
    url(out, defect, url, inUrl, draw);
    referrer(out, defect, referred ? referrer : null, padding - inUrl, draw);
    numbers(record, out, defect);
    address(out, defect, Draw.next(draw));
    if (defect == Defect.LONG_USER_AGENT) {
      longText(out, LONGEST_USER_AGENT + 1, draw);
    } else {
      out.string(agent);
    }
  }

  private void url(ByteWriter out, Defect defect, byte[] url, int padding, long draw) {
    switch (defect) {
      case EMPTY_URL -> out.number(0);
      case OTHER_SCHEME -> out.string(Texts.OTHER_SCHEME);
      case SCHEME_ONLY -> out.string(Texts.SCHEME_ONLY);
      case SPACE_IN_URL -> out.string(Texts.SPACE_IN_URL);
      default -> {
        int more = defect == Defect.LONG_URL ? LONGEST_URL + 1 - url.length : padding;
        out.number(url.length + more);
        out.raw(url, 0, url.length);
        texts.filler(out, more, draw);
      }
    }
  }

  private void referrer(ByteWriter out, Defect defect, byte[] text, int padding, long draw) {
    if (defect == Defect.UNKNOWN_BRANCH) {
      out.number(2);
    } else if (text == null) {
      out.number(0);
    } else {
      out.number(1);
      out.number(text.length + padding);
      out.raw(text, 0, text.length);
      texts.filler(out, padding, Draw.next(draw));
    }
  }

  private static void numbers(GeneratedRecord record, ByteWriter out, Defect defect) {
    out.number(
        switch (defect) {
          case NEGATIVE_DURATION -> -1;
          case LONG_DURATION -> LONGEST_DURATION + 1;
          default -> record.durationMillis;
        });
    boolean present = record.action == PURCHASE && defect != Defect.PURCHASE_WITHOUT_AMOUNT;
    if (present || defect == Defect.AMOUNT_WITHOUT_PURCHASE) {
      out.number(1);
      out.number(
          switch (defect) {
            case NEGATIVE_AMOUNT -> -record.amountCents;
            case ZERO_AMOUNT -> 0;
            case AMOUNT_WITHOUT_PURCHASE -> 100;
            default -> record.amountCents;
          });
    } else {
      out.number(0);
    }
  }

  private void address(ByteWriter out, Defect defect, long draw) {
    switch (defect) {
      case EMPTY_ADDRESS -> out.number(0);
      case OCTET_OVERFLOW -> out.string(Texts.OCTET_OVERFLOW);
      case THREE_OCTETS -> out.string(Texts.THREE_OCTETS);
      case LEADING_ZERO -> out.string(Texts.LEADING_ZERO);
      default -> texts.address(out, draw);
    }
  }

  private void longText(ByteWriter out, int characters, long draw) {
    out.number(characters);
    texts.filler(out, characters, draw);
  }

  private static void damage(ByteWriter out, Defect defect, long draw) {
    switch (defect) {
      case TOO_SHORT -> out.truncate(Draw.below(draw, 5));
      case TRUNCATED -> out.truncate(out.length() - 1 - Draw.below(draw, 20));
      case TRAILING_BYTE -> out.raw(0);
      case INVALID_UTF8 -> out.bytes()[out.length() - 1] = (byte) 0xFF;
      // The length of the event id is one byte, 5 bytes in; 9 is the encoding of -5.
      case NEGATIVE_LENGTH -> out.bytes()[5] = 9;
      default -> {
        // Nothing to damage behind the fields.
      }
    }
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
