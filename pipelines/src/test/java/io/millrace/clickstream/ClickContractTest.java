package io.millrace.clickstream;

import static io.millrace.reject.RejectionReason.BAD_EVENT_TIME;
import static io.millrace.reject.RejectionReason.BAD_FORMAT;
import static io.millrace.reject.RejectionReason.MALFORMED;
import static io.millrace.reject.RejectionReason.MISSING_FIELD;
import static io.millrace.reject.RejectionReason.NULL_VALUE;
import static io.millrace.reject.RejectionReason.OUT_OF_RANGE;
import static io.millrace.reject.RejectionReason.UNKNOWN_SCHEMA;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contract.EventReader;
import io.millrace.contract.WireFormat;
import io.millrace.reject.RejectionReason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClickContractTest {

  private static final long YEAR_2000 = 946_684_800_000L;
  private static final long DAY = 86_400_000L;

  private final EventReader reader = ClickContract.create().reader();

  @Test
  void givesWhatTheStagesNeed() {
    byte[] value = Clicks.purchase(1_999).value();
    byte[] record = new byte[value.length + 10];
    System.arraycopy(value, 0, record, 3, value.length);

    assertThat(reader.read(record, 3, value.length, Clicks.TIME)).isNull();

    assertThat(ClickContract.create().measures())
        .containsExactly("purchases", "amountCents", "durationMillis");
    assertThat(reader.eventTime()).isEqualTo(Clicks.TIME);
    assertThat(text(reader.idStart(), reader.idLength())).isEqualTo("event-1");
    assertThat(text(reader.keyStart(), reader.keyLength())).isEqualTo("user-1");
    assertThat(reader.measure(0)).isEqualTo(1);
    assertThat(reader.measure(1)).isEqualTo(1_999);
    assertThat(reader.measure(2)).isEqualTo(1_200);
    assertThat(reader.payload()).isSameAs(record);
    assertThat(reader.payloadStart()).isEqualTo(8);
    assertThat(reader.payloadLength()).isEqualTo(value.length - 5);
  }

  @Test
  void aViewIsNoPurchaseAndHasNoAmount() {
    assertThat(read(Clicks.view())).isNull();
    assertThat(reader.measure(0)).isZero();
    assertThat(reader.measure(1)).isZero();
    assertThat(reader.measure(2)).isEqualTo(1_200);
  }

  static Stream<Arguments> valid() {
    return Stream.of(
        click("64 characters", Clicks.view().with("eventId", "x".repeat(64))),
        click("64 characters of 4 bytes", Clicks.view().with("userId", "😀".repeat(64))),
        click("64 characters of 2 bytes", Clicks.view().with("sessionId", "é".repeat(64))),
        click("2048 characters", Clicks.view().with("pageUrl", "http://" + "€".repeat(2041))),
        click("512 characters", Clicks.view().with("userAgent", "ü".repeat(512))),
        click("empty user agent", Clicks.view().with("userAgent", "")),
        click("referrer of any form", Clicks.view().with("referrer", "no URL")),
        click("empty referrer", Clicks.view().with("referrer", "")),
        click("no time on page", Clicks.view().with("durationMillis", 0)),
        click("a day on page", Clicks.view().with("durationMillis", 86_400_000)),
        click("smallest amount", Clicks.purchase(1)),
        click("largest amount", Clicks.purchase(Long.MAX_VALUE)),
        click("the year 2000", Clicks.view().with("eventTime", YEAR_2000)),
        click("a day ahead", Clicks.view().with("eventTime", Clicks.TIME + DAY)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("valid")
  void accepts(String what, byte[] value) {
    assertThat(reader.read(value, 0, value.length, Clicks.TIME)).as(what).isNull();
  }

  static Stream<Arguments> invalid() {
    return Stream.of(
        broken(MISSING_FIELD, "eventId", Clicks.view().with("eventId", "")),
        broken(MISSING_FIELD, "userId", Clicks.view().with("userId", "")),
        broken(MISSING_FIELD, "sessionId", Clicks.view().with("sessionId", "")),
        broken(MISSING_FIELD, "pageUrl", Clicks.view().with("pageUrl", "")),
        broken(MISSING_FIELD, "ipAddress", Clicks.view().with("ipAddress", "")),
        broken(MISSING_FIELD, "amountCents", Clicks.view().action("PURCHASE")),
        broken(OUT_OF_RANGE, "eventId", Clicks.view().with("eventId", "x".repeat(65))),
        broken(OUT_OF_RANGE, "userId", Clicks.view().with("userId", "é".repeat(65))),
        broken(OUT_OF_RANGE, "sessionId", Clicks.view().with("sessionId", "😀".repeat(65))),
        broken(
            OUT_OF_RANGE, "pageUrl", Clicks.view().with("pageUrl", "http://" + "x".repeat(2042))),
        broken(OUT_OF_RANGE, "userAgent", Clicks.view().with("userAgent", "x".repeat(513))),
        broken(OUT_OF_RANGE, "durationMillis", Clicks.view().with("durationMillis", -1)),
        broken(OUT_OF_RANGE, "durationMillis", Clicks.view().with("durationMillis", 86_400_001)),
        broken(OUT_OF_RANGE, "amountCents", Clicks.purchase(0)),
        broken(OUT_OF_RANGE, "amountCents", Clicks.purchase(-1)),
        broken(BAD_FORMAT, "pageUrl", Clicks.view().with("pageUrl", "ftp://x")),
        broken(BAD_FORMAT, "ipAddress", Clicks.view().with("ipAddress", "somewhere")),
        broken(BAD_FORMAT, "amountCents", Clicks.view().with("amountCents", 1L)),
        broken(BAD_FORMAT, "amountCents", Clicks.purchase(1).action("ADD_TO_CART")),
        broken(BAD_EVENT_TIME, "eventTime", Clicks.view().with("eventTime", YEAR_2000 - 1)),
        broken(BAD_EVENT_TIME, "eventTime", Clicks.view().with("eventTime", Clicks.TIME + DAY + 1)),
        broken(BAD_EVENT_TIME, "eventTime", Clicks.view().with("eventTime", Long.MIN_VALUE)),
        broken(BAD_EVENT_TIME, "eventTime", Clicks.view().with("eventTime", Long.MAX_VALUE)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("invalid")
  void rejects(RejectionReason reason, String field, byte[] value) {
    assertThat(reader.read(value, 0, value.length, Clicks.TIME)).isEqualTo(reason);
    assertThat(reader.detail()).startsWith(field + ": ");
  }

  @Test
  void theRowOfTheTableDecidesWhichReasonIsGiven() {
    Clicks click = Clicks.view().with("eventTime", 0L);
    assertThat(read(click)).isEqualTo(BAD_EVENT_TIME);
    assertThat(read(click.with("pageUrl", "x"))).isEqualTo(BAD_FORMAT);
    assertThat(read(click.with("durationMillis", -1))).isEqualTo(OUT_OF_RANGE);
    assertThat(read(click.with("amountCents", 0L))).isEqualTo(OUT_OF_RANGE);
    assertThat(reader.detail()).startsWith("durationMillis");
    assertThat(read(click.with("ipAddress", ""))).isEqualTo(MISSING_FIELD);
  }

  @Test
  void anAmountThatIsNotPositiveIsOutOfRangeBeforeItIsOutOfPlace() {
    assertThat(read(Clicks.view().with("amountCents", 0L))).isEqualTo(OUT_OF_RANGE);
  }

  @Test
  void rejectsWhatIsNoClick() {
    byte[] value = Clicks.view().value();
    assertThat(reader.read(value, 0, -1, Clicks.TIME)).isEqualTo(NULL_VALUE);
    assertThat(reader.read(value, 0, 0, Clicks.TIME)).isEqualTo(MALFORMED);
    assertThat(reader.read(value, 0, 4, Clicks.TIME)).isEqualTo(MALFORMED);
    assertThat(reader.read(value, 0, 5, Clicks.TIME)).isEqualTo(MALFORMED);
    assertThat(reader.read(value, 1, 9, Clicks.TIME)).isEqualTo(UNKNOWN_SCHEMA);
    byte[] longer = Arrays.copyOf(value, value.length + 1);
    assertThat(reader.read(longer, 0, longer.length, Clicks.TIME)).isEqualTo(MALFORMED);
    byte[] otherMagic = value.clone();
    otherMagic[0] = 1;
    assertThat(reader.read(otherMagic, 0, value.length, Clicks.TIME)).isEqualTo(MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 3, 4, 5, -1, Integer.MIN_VALUE, 0x01000000})
  void otherSchemaIdsAreUnknownBeforeTheDatumIsRead(int schemaId) {
    byte[] value = WireFormat.frame(schemaId, new byte[0]);
    assertThat(reader.read(value, 0, value.length, Clicks.TIME)).isEqualTo(UNKNOWN_SCHEMA);
  }

  @Test
  void everyTruncationIsMalformed() {
    byte[] value = Clicks.purchase(1_999).with("referrer", "http://r").value();
    for (int length = 0; length < value.length; length++) {
      assertThat(reader.read(value, 0, length, Clicks.TIME))
          .as("%d bytes", length)
          .isEqualTo(MALFORMED);
    }
  }

  private @Nullable RejectionReason read(Clicks click) {
    byte[] value = click.value();
    return reader.read(value, 0, value.length, Clicks.TIME);
  }

  private String text(int start, int length) {
    return new String(reader.payload(), start, length, StandardCharsets.UTF_8);
  }

  private static Arguments click(String what, Clicks click) {
    return Arguments.of(what, click.value());
  }

  private static Arguments broken(RejectionReason reason, String field, Clicks click) {
    return Arguments.of(reason, field, click.value());
  }
}
