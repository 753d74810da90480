package io.millrace.load.audit;

import io.millrace.load.sequence.Contract;
import io.millrace.load.sequence.GeneratedRecord;
import io.millrace.load.sequence.Headers;
import io.millrace.load.sequence.Sequence;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** A clean run to damage, and ways to find and forge its records. */
class SabotagedRun {
  static final String RAW = FinishedRun.TOPICS.raw();
  static final String ENRICHED = FinishedRun.TOPICS.enriched();
  static final String TOTALS = FinishedRun.TOPICS.aggregates();
  static final String DEAD = FinishedRun.TOPICS.deadLetters();

  private static final Schema AGGREGATE = Contract.schema("click-aggregate");
  private static final FinishedRun CLEAN = new FinishedRun(5, 3_000);

  final FinishedRun finished = CLEAN.copy();
  final MemoryTopics topics = finished.topics;
  final Sequence sequence = new Sequence(finished.workload);

  final AuditReport audit(Mode mode) {
    return finished.audit(mode);
  }

  /** Changes a bit of the value. */
  final void flip(ConsumerRecord<byte[], byte[]> victim, int at) {
    byte[] changed = victim.value().clone();
    changed[at] ^= 1;
    topics.change(victim, record -> MemoryTopics.with(record, record.key(), changed));
  }

  /** Moves a record to a partition that is not its key's. */
  final Evidence misroute(String topic) {
    var victim = some(topic, record -> record.key() != null && record.partition() != 0);
    topics.remove(victim);
    topics.repeat(victim, 0);
    return Evidence.of(topic, Fault.MISROUTED, topic + " 0@" + last(this, topic, 0).offset());
  }

  /** Adds a record that names an input that does not exist. */
  final Evidence invent(String topic) {
    var model = some(topic, record -> true);
    topics.repeat(model, model.partition());
    var invented = last(this, topic, model.partition());
    topics.change(invented, record -> withHeader(record, SourceHeaders.OFFSET, "99999999"));
    return Evidence.of(
        topic, Fault.UNEXPLAINED, topic + " " + model.partition() + "@" + invented.offset());
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

  /** Returns the record of the input topic that has this index. */
  final ConsumerRecord<byte[], byte[]> input(long index) {
    return some(RAW, raw -> Headers.number(raw.headers().lastHeader(Headers.INDEX)) == index);
  }

  static ConsumerRecord<byte[], byte[]> last(SabotagedRun run, String topic, int partition) {
    List<ConsumerRecord<byte[], byte[]>> log = run.topics.log(topic, partition);
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
}
