package io.millrace.contract;

import static io.millrace.reject.RejectionReason.BAD_EVENT_TIME;
import static io.millrace.reject.RejectionReason.BAD_FORMAT;
import static io.millrace.reject.RejectionReason.MALFORMED;
import static io.millrace.reject.RejectionReason.MISSING_FIELD;
import static io.millrace.reject.RejectionReason.NULL_VALUE;
import static io.millrace.reject.RejectionReason.OUT_OF_RANGE;
import static io.millrace.reject.RejectionReason.UNKNOWN_SCHEMA;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.reject.RejectionReason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.apache.avro.generic.GenericRecord;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.junit.jupiter.api.Test;

class AvroContractTest {

  @Test
  void readsFieldsThroughRecordsAndRoundsMicrosecondsDown() {
    EventReader reader = Orders.contract().build().reader();
    assertThat(read(reader, Orders.order())).isNull();
    assertThat(reader.eventTime()).isEqualTo(Orders.TIME);
    assertThat(slice(reader, reader.idStart(), reader.idLength()))
        .isEqualTo(new byte[] {1, (byte) 0xFF});
    assertThat(slice(reader, reader.keyStart(), reader.keyLength()))
        .isEqualTo("Ada".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void measuresCountAndSumAndTakeNullAsNothing() {
    AvroContract contract =
        Orders.contract()
            .sum("pieces", "pieces")
            .sum("cents", "cents")
            .count("paid", "state", "PAID")
            .sumWhere("paidCents", "cents", "state", "PAID")
            .build();
    EventReader reader = contract.reader();
    assertThat(contract.measures()).containsExactly("pieces", "cents", "paid", "paidCents");

    GenericRecord order = Orders.order();
    assertMeasures(reader, order, 3, 250, 1, 250);
    order.put("state", Orders.state("OPEN"));
    assertMeasures(reader, order, 3, 250, 0, 0);
    order.put("state", null);
    order.put("pieces", -4);
    assertMeasures(reader, order, -4, 250, 0, 0);
    order.put("state", Orders.state("PAID"));
    order.put("cents", null);
    assertMeasures(reader, order, -4, 0, 1, 0);
  }

  private static void assertMeasures(EventReader reader, GenericRecord order, long... expected) {
    assertThat(read(reader, order)).isNull();
    for (int i = 0; i < expected.length; i++) {
      assertThat(reader.measure(i)).as("measure %d", i).isEqualTo(expected[i]);
    }
  }

  @Test
  void idKeyAndEventTimeAreRequiredWithoutBeingTold() {
    GenericRecord order = Orders.order();
    ((GenericRecord) order.get("head")).put("id", ByteBuffer.allocate(0));
    assertRejected(Orders.contract(), order, MISSING_FIELD, "head.id: missing or empty");
    order = Orders.order();
    order.put("customer", null);
    assertRejected(Orders.contract(), order, MISSING_FIELD, "customer.name: missing or empty");
    AvroContractBuilder nullableTime = Orders.contract().eventTime("cents");
    order = Orders.order();
    order.put("cents", null);
    assertRejected(nullableTime, order, MISSING_FIELD, "cents: missing");
    order.put("cents", Orders.TIME);
    assertThat(read(nullableTime.build().reader(), order)).isNull();
  }

  @Test
  void requiredNumbersMayNotBeNull() {
    GenericRecord order = Orders.order();
    order.put("weight", null);
    assertRejected(Orders.contract().required("weight"), order, MISSING_FIELD, "weight: missing");
    assertThat(read(Orders.contract().build().reader(), order)).isNull();
  }

  @Test
  void conditionsAreNotMetByNull() {
    GenericRecord order = Orders.order();
    order.put("cents", null);
    AvroContractBuilder when = Orders.contract().requiredWhen("cents", "state", "PAID");
    assertRejected(when, order, MISSING_FIELD, "cents: missing, and state is PAID");
    order.put("state", null);
    assertThat(read(when.build().reader(), order)).isNull();
    order.put("cents", 1L);
    AvroContractBuilder unless = Orders.contract().absentUnless("cents", "state", "PAID");
    assertRejected(unless, order, BAD_FORMAT, "cents: present, and state is not PAID");
    order.put("cents", null);
    assertThat(read(unless.build().reader(), order)).isNull();
  }

  @Test
  void lengthsOfBytesAreBytes() {
    assertRejected(
        Orders.contract().maxLength(1, "head.id"),
        Orders.order(),
        OUT_OF_RANGE,
        "head.id: longer than 1 bytes");
    assertThat(read(Orders.contract().maxLength(2, "head.id").build().reader(), Orders.order()))
        .isNull();
  }

  @Test
  void rangesOfFloatingNumbersHoldNoNaN() {
    AvroContractBuilder contract =
        Orders.contract().range("score", 0.0, 0.25).range("weight", 1, 2);
    GenericRecord order = Orders.order();
    assertThat(read(contract.build().reader(), order)).isNull();
    order.put("weight", null);
    assertThat(read(contract.build().reader(), order)).isNull();
    order.put("weight", 2.5f);
    assertRejected(contract, order, OUT_OF_RANGE, "weight: not in 1.0 to 2.0");
    order.put("score", Double.NaN);
    assertRejected(contract, order, OUT_OF_RANGE, "score: not in 0.0 to 0.25");
  }

  @Test
  void reasonsGoBeforeTheOrderOfCalls() {
    AvroContractBuilder contract =
        Orders.contract()
            .format("customer.name", (bytes, start, length) -> length > 5, "long enough")
            .atLeast("pieces", 4)
            .range("pieces", 10, 20);
    GenericRecord order = Orders.order();
    assertRejected(contract, order, OUT_OF_RANGE, "pieces: less than 4");
    order.put("pieces", 4);
    assertRejected(contract, order, OUT_OF_RANGE, "pieces: not in 10 to 20");
    order.put("pieces", 10);
    assertRejected(contract, order, BAD_FORMAT, "customer.name: not long enough");
  }

  @Test
  void eventTimeIsBelievedWithinItsLimits() {
    AvroContractBuilder contract =
        Orders.contract()
            .earliestEventTime(Instant.ofEpochMilli(1_000))
            .maxAhead(Duration.ofMillis(10));
    EventReader reader = contract.build().reader();
    assertThat(readAt(reader, 1_000_000, 990)).isNull();
    assertThat(readAt(reader, 1_000_999, 990)).isNull();
    assertThat(readAt(reader, 999_999, 990)).isEqualTo(BAD_EVENT_TIME);
    assertThat(reader.detail()).isEqualTo("head.at: before 1970-01-01T00:00:01Z");
    assertThat(readAt(reader, 1_001_000, 990)).isEqualTo(BAD_EVENT_TIME);
    assertThat(reader.detail()).isEqualTo("head.at: more than PT0.01S ahead of the record");
    assertThat(readAt(reader, 1_000_000, Long.MAX_VALUE)).isNull();
    assertThat(readAt(reader, Long.MAX_VALUE, Long.MIN_VALUE)).isEqualTo(BAD_EVENT_TIME);
    assertThat(readAt(reader, Long.MIN_VALUE, Long.MIN_VALUE)).isEqualTo(BAD_EVENT_TIME);
  }

  private static @Nullable RejectionReason readAt(EventReader reader, long micros, long timestamp) {
    GenericRecord order = Orders.order();
    ((GenericRecord) order.get("head")).put("at", micros);
    byte[] value = Orders.value(order);
    return reader.read(value, 0, value.length, timestamp);
  }

  @Test
  void valuesThatAreNoDatumAreRejectedBeforeAnyRule() {
    EventReader reader = Orders.contract().build().reader();
    byte[] value = Orders.value(Orders.order());
    assertThat(reader.read(value, 0, -1, 0)).isEqualTo(NULL_VALUE);
    assertThat(reader.detail()).isEqualTo("the record has no value");
    assertThat(reader.read(value, 0, 4, 0)).isEqualTo(MALFORMED);
    assertThat(reader.detail()).isEqualTo("no wire format header");
    assertThat(reader.read(value, 0, value.length - 1, 0)).isEqualTo(MALFORMED);
    assertThat(reader.detail()).isEqualTo("the datum is truncated");
    WireFormat.writeHeader(value, 0, Orders.ID + 1);
    assertThat(reader.read(value, 0, 5, 0)).isEqualTo(UNKNOWN_SCHEMA);
    assertThat(reader.detail()).isEqualTo("the schema id is not that of a schema of this event");
  }

  @Test
  void travelsByJavaSerialization() throws IOException, ClassNotFoundException {
    AvroContract contract =
        Orders.contract()
            .sum("pieces", "pieces")
            .format("customer.name", TextForm.IP_LITERAL, "an IP address")
            .build();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(contract);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      EventContract arrived = (EventContract) in.readObject();
      assertThat(arrived.measures()).containsExactly("pieces");
      EventReader reader = arrived.reader();
      assertThat(read(reader, Orders.order())).isEqualTo(BAD_FORMAT);
      assertThat(reader.detail()).isEqualTo("customer.name: not an IP address");
    }
  }

  private static void assertRejected(
      AvroContractBuilder contract, GenericRecord order, RejectionReason reason, String detail) {
    EventReader reader = contract.build().reader();
    assertThat(read(reader, order)).isEqualTo(reason);
    assertThat(reader.detail()).isEqualTo(detail);
  }

  private static @Nullable RejectionReason read(EventReader reader, GenericRecord order) {
    byte[] value = Orders.value(order);
    return reader.read(value, 0, value.length, Orders.TIME);
  }

  private static byte[] slice(EventReader reader, int start, int length) {
    return Arrays.copyOfRange(reader.payload(), start, start + length);
  }
}
