package io.millrace.reject;

import static io.millrace.batch.TestRecord.bytes;
import static io.millrace.batch.TestRecord.record;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import io.millrace.batch.RecordBatch;
import io.millrace.batch.TestRecord;
import io.millrace.batch.TestRecord.TestHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeadLetterFormatTest {
  private static final int LIMIT = 2_000;
  private static final DeadLetterFormat FORMAT = new DeadLetterFormat("dead", LIMIT);

  private static Rejection rejected(TestRecord record) {
    return new Rejection(
        RejectionReason.BAD_FORMAT,
        "ipAddress has no such form",
        "validate",
        "clicks",
        2,
        record.offset(),
        record.timestamp(),
        bytes(record.key()),
        bytes(record.value()),
        record.packedHeaders());
  }

  private static TestRecord encoded(TestRecord record) {
    return encoded(FORMAT, record);
  }

  private static TestRecord encoded(DeadLetterFormat format, TestRecord record) {
    return TestRecord.of(format.encode(new RejectionBatch(List.of(rejected(record))))).get(0);
  }

  private static List<TestHeader> headers(int offset, int attempt) {
    return List.of(
        new TestHeader("millrace.reason", "BAD_FORMAT"),
        new TestHeader("millrace.detail", "ipAddress has no such form"),
        new TestHeader("millrace.stage", "validate"),
        new TestHeader("millrace.topic", "clicks"),
        new TestHeader("millrace.partition", "2"),
        new TestHeader("millrace.offset", Integer.toString(offset)),
        new TestHeader("millrace.timestamp", Integer.toString(1_000 + offset)),
        new TestHeader("millrace.attempt", Integer.toString(attempt)));
  }

  private static String header(TestRecord record, String name) {
    List<String> values =
        record.headers().stream()
            .filter(h -> h.name().equals(name))
            .map(TestHeader::value)
            .toList();
    assertThat(values).hasSizeLessThan(2);
    return values.isEmpty() ? null : values.get(0);
  }

  @Test
  void keepsTheRecordAndSaysWhyAndWhence() {
    TestRecord dead = encoded(record(5));

    assertThat(dead).isEqualTo(new TestRecord(-1, 1_005, "key5", "value5", headers(5, 1)));
  }

  @Test
  void keepsTheOriginalHeadersBeforeItsOwn() {
    TestRecord dead =
        encoded(record(5).withHeader("trace", "1").withHeader("trace", null).withHeader("x", ""));

    List<TestHeader> expected = new ArrayList<>();
    expected.add(new TestHeader("trace", "1"));
    expected.add(new TestHeader("trace", null));
    expected.add(new TestHeader("x", ""));
    expected.addAll(headers(5, 1));
    assertThat(dead.headers()).isEqualTo(expected);
  }

  @Test
  void encodesABatchInOrderForAnyPartition() {
    RecordBatch batch =
        FORMAT.encode(new RejectionBatch(List.of(rejected(record(3)), rejected(record(1)))));

    assertThat(batch.topic()).isEqualTo("dead");
    assertThat(batch.partition()).isEqualTo(RecordBatch.ANY_PARTITION);
    assertThat(TestRecord.of(batch))
        .extracting(TestRecord::value)
        .containsExactly("value3", "value1");
  }

  @Test
  void aRecordThatIsDrivenAgainCountsItsAttempts() {
    TestRecord first = encoded(record(5).withHeader("trace", "1"));
    TestRecord again = new TestRecord(77, 1_077, first.key(), first.value(), first.headers());
    TestRecord second = encoded(again);

    List<TestHeader> expected = new ArrayList<>(List.of(new TestHeader("trace", "1")));
    expected.addAll(headers(77, 2));
    assertThat(second.headers()).isEqualTo(expected);
    assertThat(second.value()).isEqualTo("value5");
    assertThat(header(encoded(second), "millrace.attempt")).isEqualTo("3");
  }

  @ParameterizedTest
  @CsvSource({"7, 8", "0, 1", "-3, 1", "many, 1", "'', 1", ", 1", "99999999999, 1"})
  void countsAnewWhatIsNoCountOfItsOwn(String attempt, String next) {
    assertThat(
            header(encoded(record(5).withHeader("millrace.attempt", attempt)), "millrace.attempt"))
        .isEqualTo(next);
  }

  @Test
  void keepsNullKeysAndTombstones() {
    TestRecord dead = encoded(record(5).withKey(null).withValue(null));

    assertThat(dead).isEqualTo(new TestRecord(-1, 1_005, null, null, headers(5, 1)));
    assertThat(encoded(record(5).withKey("").withValue("")).value()).isEmpty();
  }

  @Test
  void keepsTheBytesOfAnyPayload() {
    Random random = new Random(8);
    for (int i = 0; i < 256; i++) {
      byte[] key = new byte[random.nextInt(40)];
      byte[] value = new byte[random.nextInt(800)];
      random.nextBytes(key);
      random.nextBytes(value);
      TestRecord record = record(i).withKey(TestRecord.text(key)).withValue(TestRecord.text(value));

      assertThat(encoded(record))
          .isEqualTo(new TestRecord(-1, 1_000 + i, record.key(), record.value(), headers(i, 1)));
    }
  }

  /** The length of the longest value of a record(5) with this many bytes of key that is not cut. */
  private static int room(int keyLength) {
    return LIMIT
        - 128
        - 400
        - "ipAddress has no such form".length()
        - "validate".length()
        - "clicks".length()
        - keyLength;
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0})
  void leavesWhatFits(int beyond) {
    TestRecord large = record(5).withValue("v".repeat(room(4) + beyond));

    assertThat(encoded(large).value()).isEqualTo(large.value());
    assertThat(encoded(large).headers()).isEqualTo(headers(5, 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5_000})
  void cutsWhatDoesNotFitAndTellsLengthAndHash(int beyond) {
    byte[] value = new byte[room(4) + beyond];
    new Random(beyond).nextBytes(value);
    TestRecord large = record(5).withValue(TestRecord.text(value));
    TestRecord dead = encoded(large);

    assertThat(dead.value()).isEqualTo(large.value().substring(0, room(4)));
    List<TestHeader> expected = new ArrayList<>(headers(5, 1));
    expected.add(new TestHeader("millrace.truncated", Integer.toString(large.value().length())));
    String hash = Hashing.sha256().hashBytes(bytes(large.value())).toString();
    expected.add(new TestHeader("millrace.sha256", hash));
    assertThat(dead.headers()).isEqualTo(expected);
    assertThat(kafkaSize(dead)).isLessThanOrEqualTo(LIMIT);
  }

  @Test
  void forgetsThatAnEarlierLetterWasCut() {
    TestRecord cut = encoded(record(5).withValue("v".repeat(5_000)));
    TestRecord again = encoded(cut.withValue("short"));

    assertThat(header(again, "millrace.truncated")).isNull();
    assertThat(header(again, "millrace.sha256")).isNull();
    assertThat(header(again, "millrace.attempt")).isEqualTo("2");
  }

  @Test
  void leavesOutHeadersThatDoNotFitButCountsTheirAttempt() {
    TestRecord large =
        record(5).withHeader("millrace.attempt", "4").withHeader("h", "x".repeat(LIMIT));
    TestRecord dead = encoded(large);

    List<TestHeader> expected = new ArrayList<>(headers(5, 5));
    expected.add(new TestHeader("millrace.dropped", "headers"));
    assertThat(dead).isEqualTo(new TestRecord(-1, 1_005, "key5", "value5", expected));
  }

  @Test
  void leavesOutAKeyThatDoesNotFit() {
    TestRecord dead = encoded(record(5).withKey("k".repeat(room(0) + 1)).withHeader("h", "1"));

    List<TestHeader> expected = new ArrayList<>(List.of(new TestHeader("h", "1")));
    expected.addAll(headers(5, 1));
    expected.add(new TestHeader("millrace.dropped", "key"));
    assertThat(dead).isEqualTo(new TestRecord(-1, 1_005, null, "value5", expected));
    assertThat(encoded(record(5).withKey("k".repeat(room(0)))).key()).hasSize(room(0));
  }

  @Test
  void fitsWhateverItIsGiven() {
    String large = "x".repeat(2 * LIMIT);
    TestRecord dead = encoded(record(5).withKey(large).withValue(large).withHeader("h", large));

    assertThat(header(dead, "millrace.dropped")).isEqualTo("key,headers");
    assertThat(dead.value()).hasSize(room(0));
    assertThat(kafkaSize(dead)).isLessThanOrEqualTo(LIMIT);
  }

  /** What Kafka makes of a record, at most (5 bytes for each length). */
  private static int kafkaSize(TestRecord record) {
    int size = 5 + 1 + 10 + 5 + 3 * 5;
    size += record.key() == null ? 0 : record.key().length();
    size += record.value() == null ? 0 : record.value().length();
    for (TestHeader header : record.headers()) {
      size += 2 * 5 + header.name().getBytes(UTF_8).length;
      size += header.value() == null ? 0 : header.value().length();
    }
    return size;
  }
}
