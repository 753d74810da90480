package io.millrace.peer.clickstream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.clickstream.Action;
import io.millrace.clickstream.ClickEvent;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClicksTest {
  private static final Instant TIME = Instant.parse("2026-01-01T12:00:00Z");

  private final Clicks clicks = new Clicks();
  private final AvroFormat<ClickEvent> format = new AvroFormat<>(ClickEvent.class, 1);

  @BeforeAll
  static void limitStringLength() {
    Clicks.limitStringLength();
  }

  private static ClickEvent valid() {
    return new ClickEvent(
        "e-1", "u-1", "s-1", TIME, Action.VIEW, "https://x.org/a", null, 5, null, "10.0.0.1", "ua");
  }

  private static SourceRecord source(byte[] value) {
    return new SourceRecord(
        3, 42, TIME.toEpochMilli(), "u-1".getBytes(UTF_8), value, new RecordHeaders());
  }

  private Reason reason(byte[] value) {
    FlawedRecordException flawed =
        catchThrowableOfType(FlawedRecordException.class, () -> clicks.parse(source(value)));
    return flawed == null ? null : flawed.flaw().reason();
  }

  @Test
  void givesAValidClickAndItsRecord() throws Exception {
    SourceRecord source = source(format.write(valid()));
    Click click = clicks.parse(source);
    assertThat(click.event()).isEqualTo(valid());
    assertThat(click.source()).isSameAs(source);
    assertThat(click.userId()).isEqualTo("u-1");
    assertThat(click.eventTime()).isEqualTo(TIME.toEpochMilli());
    assertThat(clicks.reread(source)).isEqualTo(click);
  }

  static Stream<Arguments> flaws() {
    return Stream.of(
        flaw(Reason.MISSING_FIELD, click -> click.setEventId("")),
        flaw(Reason.MISSING_FIELD, click -> click.setUserId("")),
        flaw(Reason.MISSING_FIELD, click -> click.setSessionId("")),
        flaw(Reason.MISSING_FIELD, click -> click.setPageUrl("")),
        flaw(Reason.MISSING_FIELD, click -> click.setIpAddress("")),
        flaw(Reason.MISSING_FIELD, click -> click.setAction(Action.PURCHASE)),
        flaw(Reason.OUT_OF_RANGE, click -> click.setEventId("x".repeat(65))),
        flaw(null, click -> click.setEventId("\uD83D\uDE00".repeat(64))),
        flaw(Reason.OUT_OF_RANGE, click -> click.setPageUrl("http://" + "x".repeat(2042))),
        flaw(Reason.OUT_OF_RANGE, click -> click.setUserAgent("x".repeat(513))),
        flaw(Reason.OUT_OF_RANGE, click -> click.setDurationMillis(-1)),
        flaw(Reason.OUT_OF_RANGE, click -> click.setDurationMillis(86_400_001)),
        flaw(Reason.OUT_OF_RANGE, click -> click.setAmountCents(0L)),
        flaw(Reason.BAD_FORMAT, click -> click.setAmountCents(1L)),
        flaw(Reason.BAD_FORMAT, click -> click.setPageUrl("https://")),
        flaw(Reason.BAD_FORMAT, click -> click.setPageUrl("ftp://x")),
        flaw(Reason.BAD_FORMAT, click -> click.setPageUrl("http://a b")),
        flaw(Reason.BAD_FORMAT, click -> click.setPageUrl("http://a\u2028")),
        flaw(Reason.BAD_EVENT_TIME, click -> click.setEventTime(TIME.plusSeconds(86_401))),
        flaw(null, click -> click.setEventTime(TIME.plusSeconds(86_400))),
        flaw(
            Reason.BAD_EVENT_TIME,
            click -> click.setEventTime(Instant.parse("1999-12-31T23:59:59.999Z"))),
        flaw(
            Reason.MISSING_FIELD,
            click -> {
              click.setUserId("");
              click.setPageUrl("no url");
              click.setDurationMillis(-1);
            }));
  }

  private static Arguments flaw(Reason reason, Consumer<ClickEvent> change) {
    return Arguments.of(reason, change);
  }

  @ParameterizedTest
  @MethodSource("flaws")
  void findsTheFirstRuleThatFails(Reason reason, Consumer<ClickEvent> change) {
    ClickEvent click = valid();
    change.accept(click);
    assertThat(reason(format.write(click))).isEqualTo(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.2.3.4", "::", "::1", "1:2:3:4:5:6:7:8", "::ffff:1.2.3.4", "FE80::a"})
  void takesIpLiterals(String ip) {
    ClickEvent click = valid();
    click.setIpAddress(ip);
    assertThat(reason(format.write(click))).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1.2.3", "1.2.3.256", "01.2.3.4", "fe80::1%eth0", "1:2:3", "1::2::3", "x"})
  void refusesOtherAddresses(String ip) {
    ClickEvent click = valid();
    click.setIpAddress(ip);
    assertThat(reason(format.write(click))).isEqualTo(Reason.BAD_FORMAT);
  }

  @Test
  void tellsDamageFromUnknownSchemas() {
    byte[] good = format.write(valid());
    assertThat(reason(null)).isEqualTo(Reason.NULL_VALUE);
    assertThat(reason(new byte[] {0, 0, 0, 0})).isEqualTo(Reason.MALFORMED);
    assertThat(reason(changed(good, 0, 1))).isEqualTo(Reason.MALFORMED);
    assertThat(reason(changed(good, 4, 2))).isEqualTo(Reason.UNKNOWN_SCHEMA);
    assertThat(reason(Arrays.copyOf(good, good.length - 1))).isEqualTo(Reason.MALFORMED);
    assertThat(reason(Arrays.copyOf(good, good.length + 1))).isEqualTo(Reason.MALFORMED);
    // The first byte of the first string, which is no beginning of a character.
    assertThat(reason(changed(good, 6, 0xFF))).isEqualTo(Reason.MALFORMED);
    // The length of the first string, now negative.
    assertThat(reason(changed(good, 5, 1))).isEqualTo(Reason.MALFORMED);
  }

  @Test
  void allocatesNothingForAnImpossibleLength() {
    byte[] huge = {0, 0, 0, 0, 1, (byte) 0xFE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F};
    assertThat(reason(huge)).isEqualTo(Reason.MALFORMED);
  }

  @Test
  void takesAReplacementCharacterThatWasSent() {
    ClickEvent click = valid();
    click.setUserAgent("a\uFFFDb");
    assertThat(reason(format.write(click))).isNull();
  }

  private static byte[] changed(byte[] value, int at, int to) {
    byte[] changed = value.clone();
    changed[at] = (byte) to;
    return changed;
  }
}
