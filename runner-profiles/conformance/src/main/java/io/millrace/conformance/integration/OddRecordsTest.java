package io.millrace.conformance.integration;

import static io.millrace.conformance.integration.TopicContents.header;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.clickstream.ClickSchemas;
import io.millrace.conformance.integration.TopicContents.Source;
import io.millrace.contract.WireFormat;
import io.millrace.launch.Launcher;
import io.millrace.load.workload.Topics;
import io.millrace.reject.DeadLetterFormat;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Records that no generator makes, on one of twelve partitions: the other eleven stay empty, and
 * must keep neither windows nor the end waiting.
 */
@ExtendWith(BenchExtension.class)
@Timeout(120)
class OddRecordsTest {
  private static final Topics TOPICS = Topics.withPrefix("odd.");
  private static final int PARTITION = 5;
  private static final int LIMIT = 1_048_576;
  private static final int CLICKS = 6;
  private static final long TIME = System.currentTimeMillis() - Duration.ofMinutes(10).toMillis();
  private static final Header EMPTY = new RecordHeader("empty", new byte[0]);
  private static final Header NULL = new RecordHeader("null", (byte[]) null);
  private static final Header TWICE = new RecordHeader("twice", "one".getBytes(UTF_8));
  private static final Header AGAIN = new RecordHeader("twice", "two".getBytes(UTF_8));

  private static final List<ProducerRecord<byte[], byte[]>> SENT = new ArrayList<>();
  private static Outcome outcome;
  private static Map<Source, ConsumerRecord<byte[], byte[]>> enriched;
  private static Map<Source, ConsumerRecord<byte[], byte[]>> deadLetters;

  @BeforeAll
  static void run(Bench bench) throws Exception {
    bench.kafka().createTopic(TOPICS.raw(), 12);
    bench.kafka().createTopic(TOPICS.profiles(), 3, Map.of("cleanup.policy", "compact"));
    bench.kafka().createTopic(TOPICS.enriched(), 3);
    bench.kafka().createTopic(TOPICS.aggregates(), 3);
    bench.kafka().createTopic(TOPICS.deadLetters(), 3);
    clicks();
    broken();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bench.bootstrapServers(), "max.request.size", 2 * LIMIT),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (ProducerRecord<byte[], byte[]> record : SENT) {
        producer.send(record).get();
      }
    }
    outcome = bench.run(TOPICS);
    enriched = bySource(bench, TOPICS.enriched());
    deadLetters = bySource(bench, TOPICS.deadLetters());
  }

  /** Offsets 0 to 6: the last one is too large. */
  private static void clicks() {
    send(null, click("a").value());
    send("another key", click("b").value());
    send("user-c", click("c").value(), TWICE, EMPTY, AGAIN, NULL);
    send(null, click("d").value(), NULL);
    send(null, HandMadeClick.ofEnrichedSize("e", "user-e", TIME, LIMIT - 1).value());
    send(null, HandMadeClick.ofEnrichedSize("f", "user-f", TIME, LIMIT).value());
    send("user-g", HandMadeClick.ofEnrichedSize("g", "user-g", TIME, LIMIT + 1).value(), TWICE);
  }

  private static void broken() {
    send("user-h", null, TWICE, EMPTY, AGAIN, NULL);
    send(null, null);
    send("again", null, new RecordHeader(DeadLetterFormat.ATTEMPT, "2".getBytes(UTF_8)));
    send("a large header", new byte[] {1}, new RecordHeader("large", new byte[LIMIT - 150]));
    send("a large key".repeat((LIMIT - 150) / 11), new byte[] {1});
    Random random = new Random(42);
    for (int length = 0; length < 256; length++) {
      byte[] value = new byte[length];
      random.nextBytes(value);
      if (length % 2 == 0 && length >= WireFormat.HEADER_LENGTH) {
        value = WireFormat.frame(ClickSchemas.CLICK_EVENT, Arrays.copyOfRange(value, 5, length));
      }
      send(length % 3 == 0 ? null : "key-" + length, value, TWICE, NULL);
    }
  }

  private static HandMadeClick click(String id) {
    return new HandMadeClick(id, "user-" + id, TIME, null);
  }

  private static void send(String key, byte[] value, Header... headers) {
    byte[] keyBytes = key == null ? null : key.getBytes(UTF_8);
    SENT.add(
        new ProducerRecord<>(
            TOPICS.raw(), PARTITION, TIME, keyBytes, value, Arrays.asList(headers)));
  }

  private static Map<Source, ConsumerRecord<byte[], byte[]>> bySource(Bench bench, String topic) {
    return TopicContents.of(bench.bootstrapServers(), topic).stream()
        .collect(Collectors.toMap(TopicContents::source, Function.identity()));
  }

  private static Source at(int offset) {
    return new Source(PARTITION, offset);
  }

  @Test
  void endsWhenIdleThoughElevenPartitionsAreEmpty() {
    assertThat(outcome.exitCode()).as("%s", outcome).isEqualTo(Launcher.OK);
    assertThat(outcome.read()).isEqualTo(SENT.size());
    assertThat(outcome.out()).doesNotContain("IS NOT");
  }

  @Test
  void windowsFireThoughElevenPartitionsAreEmpty(Bench bench) {
    assertThat(
            TopicContents.totals(TopicContents.of(bench.bootstrapServers(), TOPICS.aggregates())))
        .as("%s", outcome)
        .hasSize(CLICKS)
        .allSatisfy((key, total) -> assertThat(total).contains("\"events\": 1,"));
  }

  @Test
  void everyRecordComesOutOnceOnOneOfTheTopics() {
    assertThat(enriched.keySet())
        .as("%s", outcome)
        .containsExactlyInAnyOrder(at(0), at(1), at(2), at(3), at(4), at(5));
    assertThat(deadLetters).hasSize(SENT.size() - CLICKS).doesNotContainKeys(at(0), at(5));
  }

  @Test
  void clicksAreKeyedByTheirUserWhateverTheirKeyWas() {
    assertThat(enriched.values())
        .hasSize(CLICKS)
        .allSatisfy(
            click -> {
              assertThat(click.timestamp()).isEqualTo(TIME);
              assertThat(new String(click.key(), UTF_8))
                  .isEqualTo(
                      TopicContents.decode(ClickSchemas.enrichedClick(), click.value())
                          .get("userId")
                          .toString());
            });
  }

  @Test
  void deadLettersHaveTheBytesAndHeadersOfTheirRecords() {
    for (int offset = CLICKS; offset < SENT.size(); offset++) {
      ConsumerRecord<byte[], byte[]> letter = deadLetters.get(at(offset));
      assertThat(letter).as("dead letter of offset %s", offset).isNotNull();
      assertThat(header(letter, DeadLetterFormat.TOPIC)).isEqualTo(TOPICS.raw());
      assertThat(header(letter, DeadLetterFormat.TIMESTAMP)).isEqualTo(Long.toString(TIME));
      if (isWhole(letter)) {
        ProducerRecord<byte[], byte[]> sent = SENT.get(offset);
        assertThat(letter.value()).isEqualTo(sent.value());
        assertThat(letter.key()).isEqualTo(sent.key());
        assertThat(foreign(letter.headers())).isEqualTo(foreign(sent.headers()));
      }
    }
  }

  private static boolean isWhole(ConsumerRecord<byte[], byte[]> letter) {
    return letter.headers().lastHeader(DeadLetterFormat.TRUNCATED) == null
        && letter.headers().lastHeader(DeadLetterFormat.DROPPED) == null;
  }

  private static List<Header> foreign(Iterable<Header> headers) {
    List<Header> foreign = new ArrayList<>();
    for (Header header : headers) {
      if (!header.key().startsWith("millrace.")) {
        foreign.add(new RecordHeader(header.key(), header.value()));
      }
    }
    return foreign;
  }

  @Test
  void deadLettersSayWhy() {
    assertThat(header(deadLetters.get(at(6)), DeadLetterFormat.REASON)).isEqualTo("OVERSIZE");
    assertThat(header(deadLetters.get(at(7)), DeadLetterFormat.REASON)).isEqualTo("NULL_VALUE");
    assertThat(header(deadLetters.get(at(8)), DeadLetterFormat.REASON)).isEqualTo("NULL_VALUE");
    assertThat(header(deadLetters.get(at(8)), DeadLetterFormat.ATTEMPT)).isEqualTo("1");
    assertThat(header(deadLetters.get(at(9)), DeadLetterFormat.ATTEMPT)).isEqualTo("3");
    assertThat(header(deadLetters.get(at(12)), DeadLetterFormat.REASON)).isEqualTo("MALFORMED");
  }

  @Test
  void aDeadLetterOverTheLimitIsCutAndSaysSo() throws Exception {
    byte[] value = SENT.get(CLICKS).value();
    ConsumerRecord<byte[], byte[]> letter = deadLetters.get(at(CLICKS));

    assertThat(letter.value().length).isBetween(LIMIT - 2_000, LIMIT);
    assertThat(letter.value()).isEqualTo(Arrays.copyOf(value, letter.value().length));
    assertThat(header(letter, DeadLetterFormat.TRUNCATED)).isEqualTo(value.length + "");
    assertThat(header(letter, DeadLetterFormat.SHA256))
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(value)));
  }

  @Test
  void aDeadLetterLeavesOutWhatCannotBeCut() {
    ConsumerRecord<byte[], byte[]> largeHeader = deadLetters.get(at(10));
    assertThat(header(largeHeader, DeadLetterFormat.DROPPED)).isEqualTo("headers");
    assertThat(largeHeader.key()).isEqualTo(SENT.get(10).key());
    assertThat(largeHeader.value()).isEqualTo(SENT.get(10).value());
    ConsumerRecord<byte[], byte[]> largeKey = deadLetters.get(at(11));
    assertThat(header(largeKey, DeadLetterFormat.DROPPED)).isEqualTo("key");
    assertThat(largeKey.key()).isNull();
    assertThat(deadLetters.values().stream().filter(letter -> !isWhole(letter))).hasSize(3);
  }
}
