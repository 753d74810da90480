package io.millrace.load.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.load.sequence.Contract;
import io.millrace.load.sequence.GeneratedRecord;
import io.millrace.load.sequence.Headers;
import io.millrace.load.sequence.Sequence;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.BeforeEach;

/** A clean run to damage, and ways to find and forge its records. */
abstract class SabotagedRun {
  static final String RAW = FinishedRun.TOPICS.raw();
  static final String ENRICHED = FinishedRun.TOPICS.enriched();
  static final String TOTALS = FinishedRun.TOPICS.aggregates();
  static final String DEAD = FinishedRun.TOPICS.deadLetters();

  private static final Schema AGGREGATE = Contract.schema("click-aggregate");
  private static final FinishedRun CLEAN = new FinishedRun(5, 3_000);

  FinishedRun run;
  MemoryTopics topics;
  Sequence sequence;

  @BeforeEach
  final void start() {
    run = CLEAN.copy();
    topics = run.topics;
    sequence = new Sequence(run.workload);
  }

  final void join(ConsumerRecord<byte[], byte[]> victim, long version) {
    GeneratedRecord event = new GeneratedRecord();
    sequence.generate(indexOf(victim), event);
    byte[] value = event.value();
    value[4] = Contract.ENRICHED_CLICK_ID;
    byte[] suffix = sequence.profiles().suffix(event.user(), version);
    byte[] joined = Arrays.copyOf(value, value.length + suffix.length);
    System.arraycopy(suffix, 0, joined, value.length, suffix.length);
    topics.change(victim, record -> MemoryTopics.with(record, record.key(), joined));
  }

  final void forge(ConsumerRecord<byte[], byte[]> victim, String field, Object value) {
    GenericRecord total = decode(victim);
    total.put(field, value);
    topics.change(
        victim,
        record -> MemoryTopics.with(record, record.key(), ReferencePipeline.wire(4, total)));
  }

  static GenericRecord decode(ConsumerRecord<byte[], byte[]> record) {
    return ReferencePipeline.read(AGGREGATE, record.value());
  }

  final boolean isLastOfItsKey(ConsumerRecord<byte[], byte[]> total) {
    return topics.log(TOTALS, total.partition()).stream()
        .noneMatch(other -> other.offset() > total.offset() && key(other).equals(key(total)));
  }

  /** Returns the last total of the window that a late letter missed, null if there is none. */
  final ConsumerRecord<byte[], byte[]> totalOf(ConsumerRecord<byte[], byte[]> letter) {
    long start = letter.timestamp() - Math.floorMod(letter.timestamp(), 60_000L);
    String key = user(indexOf(letter)) + "@" + start;
    return topics.all(TOTALS).stream()
        .filter(total -> key(total).equals(key) && isLastOfItsKey(total))
        .findFirst()
        .orElse(null);
  }

  final ConsumerRecord<byte[], byte[]> some(
      String topic, Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
    return topics.all(topic).stream().filter(wanted).findFirst().orElseThrow();
  }

  final ConsumerRecord<byte[], byte[]> last(String topic, int partition) {
    List<ConsumerRecord<byte[], byte[]>> log = topics.log(topic, partition);
    return log.get(log.size() - 1);
  }

  static ConsumerRecord<byte[], byte[]> withHeader(
      ConsumerRecord<byte[], byte[]> record, String name, String value) {
    ConsumerRecord<byte[], byte[]> changed =
        MemoryTopics.with(record, record.key(), record.value());
    changed.headers().remove(name);
    if (value != null) {
      changed.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
    return changed;
  }

  static String key(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.key(), StandardCharsets.UTF_8);
  }

  static String reason(ConsumerRecord<byte[], byte[]> record) {
    return SourceHeaders.text(record, SourceHeaders.REASON);
  }

  static String source(ConsumerRecord<byte[], byte[]> output) {
    return RAW
        + " "
        + SourceHeaders.number(output, SourceHeaders.PARTITION)
        + "@"
        + SourceHeaders.number(output, SourceHeaders.OFFSET);
  }

  final long indexOf(ConsumerRecord<byte[], byte[]> output) {
    int partition = (int) SourceHeaders.number(output, SourceHeaders.PARTITION);
    int offset = (int) SourceHeaders.number(output, SourceHeaders.OFFSET);
    Header index = topics.log(RAW, partition).get(offset).headers().lastHeader(Headers.INDEX);
    return Headers.number(index);
  }

  final int userOf(ConsumerRecord<byte[], byte[]> enriched) {
    return sequence.users().find(enriched.key());
  }

  final String user(long index) {
    GeneratedRecord record = new GeneratedRecord();
    sequence.describe(index, record);
    return new String(sequence.users().id(record.user()), StandardCharsets.US_ASCII);
  }

  final void assertFinding(String topic, Fault fault, String named) {
    assertFinding(Mode.EXACTLY_ONCE, topic, fault, named);
  }

  final void assertFinding(Mode mode, String topic, Fault fault, String named) {
    AuditReport report = run.audit(mode);
    assertThat(report.clean()).isFalse();
    List<TopicVerdict> verdicts = new ArrayList<>(report.outputs());
    verdicts.add(report.input());
    assertThat(verdicts)
        .as(report.toTable())
        .filteredOn(verdict -> verdict.topic().equals(topic))
        .flatExtracting(TopicVerdict::findings)
        .filteredOn(finding -> finding.fault() == fault)
        .flatExtracting(Finding::examples)
        .anyMatch(example -> example.contains(named));
  }
}
