package io.millrace.transactions;

import static io.millrace.reject.RejectionReason.BAD_EVENT_TIME;
import static io.millrace.reject.RejectionReason.BAD_FORMAT;
import static io.millrace.reject.RejectionReason.MISSING_FIELD;
import static io.millrace.reject.RejectionReason.OUT_OF_RANGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contract.EventReader;
import io.millrace.reject.RejectionReason;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionContractTest {
  private final EventReader reader = TransactionContract.create().reader();

  private RejectionReason read(Datum transaction) {
    byte[] value = transaction.value();
    return reader.read(value, 0, value.length, Datum.TIME);
  }

  @Test
  void findsWhatTheStagesNeed() {
    assertThat(read(Datum.transaction())).isNull();

    assertThat(text(reader.idStart(), reader.idLength())).isEqualTo("t-1");
    assertThat(text(reader.keyStart(), reader.keyLength())).isEqualTo("C1");
    assertThat(reader.eventTime()).isEqualTo(Datum.TIME);
  }

  @Test
  void sumsEachCurrencyApart() {
    assertThat(TransactionContract.create().measures())
        .containsExactly("amountEur", "amountGbp", "amountUsd");
    assertThat(read(Datum.transaction().currency("GBP").with("amount", 5L))).isNull();
    assertThat(reader.measure(0)).isZero();
    assertThat(reader.measure(1)).isEqualTo(5);
    assertThat(reader.measure(2)).isZero();
  }

  static Stream<Arguments> invalid() {
    return Stream.of(
        Arguments.of(MISSING_FIELD, "transactionId", ""),
        Arguments.of(MISSING_FIELD, "customerId", ""),
        Arguments.of(OUT_OF_RANGE, "transactionId", "x".repeat(37)),
        Arguments.of(OUT_OF_RANGE, "amount", 0L),
        Arguments.of(OUT_OF_RANGE, "amount", 100_000_001L),
        Arguments.of(BAD_FORMAT, "customerId", "1"),
        Arguments.of(BAD_FORMAT, "customerId", "C"),
        Arguments.of(BAD_FORMAT, "customerId", "C12x"),
        Arguments.of(BAD_FORMAT, "customerId", "C1234567890123"),
        Arguments.of(BAD_EVENT_TIME, "occurredAt", 0L));
  }

  @ParameterizedTest(name = "{0} {1}={2}")
  @MethodSource("invalid")
  void rejects(RejectionReason reason, String field, Object value) {
    assertThat(read(Datum.transaction().with(field, value))).isEqualTo(reason);
    assertThat(reader.detail()).startsWith(field + ": ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"C1", "C0", "C123456789012"})
  void takesCustomersOfTheirForm(String customer) {
    assertThat(read(Datum.transaction().with("customerId", customer))).isNull();
  }

  private String text(int start, int length) {
    return new String(reader.payload(), start, length, StandardCharsets.UTF_8);
  }
}
