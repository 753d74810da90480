package io.millrace.peer.clickstream;

import com.google.common.net.InetAddresses;
import io.millrace.clickstream.Action;
import io.millrace.clickstream.ClickEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a decoded click is valid, in the order of {@code docs/semantics.md}. */
final class ClickRules {
  private static final int MAX_ID = 64;
  private static final int MAX_URL = 2048;
  private static final int MAX_USER_AGENT = 512;
  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
  private static final long EARLIEST_MILLIS = Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();

  private ClickRules() {}

  static Optional<Flaw> check(ClickEvent click, long recordTimestamp) {
    String missing = missingField(click);
    if (missing != null) {
      return flaw(Reason.MISSING_FIELD, missing + " is missing");
    }
    String range = outOfRange(click);
    if (range != null) {
      return flaw(Reason.OUT_OF_RANGE, range + " is out of range");
    }
    String form = badFormat(click);
    if (form != null) {
      return flaw(Reason.BAD_FORMAT, form + " is not of its form");
    }
    long eventTime = click.getEventTime().toEpochMilli();
    if (eventTime < EARLIEST_MILLIS || eventTime - DAY_MILLIS > recordTimestamp) {
      return flaw(Reason.BAD_EVENT_TIME, "eventTime is impossible");
    }
    return Optional.empty();
  }

  private static Optional<Flaw> flaw(Reason reason, String detail) {
    return Optional.of(new Flaw(reason, detail));
  }

  private static String missingField(ClickEvent click) {
    if (click.getEventId().isEmpty()) {
      return "eventId";
    }
    if (click.getUserId().isEmpty()) {
      return "userId";
    }
    if (click.getSessionId().isEmpty()) {
      return "sessionId";
    }
    if (click.getPageUrl().isEmpty()) {
      return "pageUrl";
    }
    if (click.getIpAddress().isEmpty()) {
      return "ipAddress";
    }
    return click.getAction() == Action.PURCHASE && click.getAmountCents() == null
        ? "amountCents"
        : null;
  }

  private static String outOfRange(ClickEvent click) {
    if (isLonger(click.getEventId(), MAX_ID)) {
      return "eventId";
    }
    if (isLonger(click.getUserId(), MAX_ID)) {
      return "userId";
    }
    if (isLonger(click.getSessionId(), MAX_ID)) {
      return "sessionId";
    }
    if (isLonger(click.getPageUrl(), MAX_URL)) {
      return "pageUrl";
    }
    if (isLonger(click.getUserAgent(), MAX_USER_AGENT)) {
      return "userAgent";
    }
    if (click.getDurationMillis() < 0 || click.getDurationMillis() > DAY_MILLIS) {
      return "durationMillis";
    }
    return click.getAmountCents() != null && click.getAmountCents() <= 0 ? "amountCents" : null;
  }

  /** In code points, of which there are never more than chars. */
  private static boolean isLonger(String text, int max) {
    return text.length() > max && text.codePointCount(0, text.length()) > max;
  }

  private static String badFormat(ClickEvent click) {
    if (!isHttpUrl(click.getPageUrl())) {
      return "pageUrl";
    }
    // Guava also takes a zone.
    String ip = click.getIpAddress();
    if (ip.indexOf('%') >= 0 || !InetAddresses.isInetAddress(ip)) {
      return "ipAddress";
    }
    return click.getAction() != Action.PURCHASE && click.getAmountCents() != null
        ? "amountCents"
        : null;
  }

  private static boolean isHttpUrl(String url) {
    int scheme = url.startsWith("http://") ? 7 : url.startsWith("https://") ? 8 : url.length();
    if (scheme == url.length()) {
      return false;
    }
    for (int i = scheme; i < url.length(); i++) {
      char c = url.charAt(i);
      if (c <= ' ' || (c >= 0x7F && (Character.isISOControl(c) || Character.isSpaceChar(c)))) {
        return false;
      }
    }
    return true;
  }
}
