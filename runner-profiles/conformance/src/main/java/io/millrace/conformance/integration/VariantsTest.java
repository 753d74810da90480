package io.millrace.conformance.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.clickstream.ClickSchemas;
import io.millrace.contract.WireFormat;
import io.millrace.launch.Launcher;
import io.millrace.load.audit.AuditReport;
import io.millrace.load.audit.Fault;
import io.millrace.load.audit.Finding;
import io.millrace.load.audit.Mode;
import io.millrace.load.audit.TopicVerdict;
import io.millrace.load.pace.Progress;
import io.millrace.load.send.Manifest;
import io.millrace.load.send.Preload;
import io.millrace.load.workload.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Where records are packed and how state is kept shows in no output: one input, read by two jobs
 * that differ in both. The load has nothing that a watermark could decide, so that even the totals
 * must be the same.
 */
@ExtendWith(BenchExtension.class)
@Timeout(180)
class VariantsTest {
  private static final Topics INPUT = Topics.withPrefix("variants.");
  private static final Topics PACKED_IN_CONSUMER = outputs("consumer.");
  private static final Topics PACKED_IN_BUNDLE = outputs("bundle.");

  private static Manifest load;
  private static Outcome consumer;
  private static Outcome bundle;
  private static AuditReport consumerReport;
  private static AuditReport bundleReport;
  private static Map<String, String> consumerTotals;
  private static Map<String, String> bundleTotals;

  @BeforeAll
  static void run(Bench bench) {
    for (Topics outputs : List.of(PACKED_IN_CONSUMER, PACKED_IN_BUNDLE)) {
      bench.kafka().createTopic(outputs.enriched(), 12);
      bench.kafka().createTopic(outputs.aggregates(), 3);
      bench.kafka().createTopic(outputs.deadLetters(), 3);
    }
    load =
        new Preload(
                bench.bootstrapServers(),
                Bench.workload(
                    "records=3000",
                    "keys.users=200",
                    "eventTime.span=PT20M",
                    "duplicates.beyondHorizon=0",
                    "disorder.lateBeyond=0"),
                INPUT,
                Map.of())
            .run(Progress.none());
    consumer = bench.run(PACKED_IN_CONSUMER, "--packing=CONSUMER", "--shardState=JOURNAL");
    bundle = bench.run(PACKED_IN_BUNDLE, "--packing=BUNDLE", "--shardState=TABLE");
    consumerReport = bench.audit(load, PACKED_IN_CONSUMER, Mode.EXACTLY_ONCE);
    bundleReport = bench.audit(load, PACKED_IN_BUNDLE, Mode.EXACTLY_ONCE);
    consumerTotals = totals(bench, PACKED_IN_CONSUMER);
    bundleTotals = totals(bench, PACKED_IN_BUNDLE);
  }

  private static Topics outputs(String prefix) {
    Topics own = Topics.withPrefix("variants." + prefix);
    return new Topics(
        INPUT.raw(), INPUT.profiles(), own.enriched(), own.aggregates(), own.deadLetters());
  }

  private static Map<String, String> totals(Bench bench, Topics topics) {
    return TopicContents.totals(TopicContents.of(bench.bootstrapServers(), topics.aggregates()));
  }

  @Test
  void packingInTheConsumerWithJournalsIsClean() {
    assertThat(consumer.exitCode()).as("%s", consumer).isEqualTo(Launcher.OK);
    assertThat(consumerReport.clean()).as(consumerReport.toTable()).isTrue();
  }

  @Test
  void packingInTheBundleWithTablesIsClean() {
    assertThat(bundle.exitCode()).as("%s", bundle).isEqualTo(Launcher.OK);
    assertThat(bundleReport.clean()).as(bundleReport.toTable()).isTrue();
  }

  @Test
  void totalsAreTheSame() {
    assertThat(consumerTotals).hasSizeGreaterThan(100).isEqualTo(bundleTotals);
  }

  @Test
  void damageToAnyOutputTopicIsFound(Bench bench) throws Exception {
    assertThat(consumerReport.clean()).as("%s", consumerReport.toTable()).isTrue();
    String repeated = repeat(bench, PACKED_IN_CONSUMER.enriched());
    String dropped = dropFirst(bench, PACKED_IN_CONSUMER.enriched());
    String total = alterTotal(bench, PACKED_IN_CONSUMER.aggregates());
    String deadLetter = alterDeadLetter(bench, PACKED_IN_CONSUMER.deadLetters());

    AuditReport report = bench.audit(load, PACKED_IN_CONSUMER, Mode.EXACTLY_ONCE);

    assertThat(report.clean()).isFalse();
    assertNamed(report, PACKED_IN_CONSUMER.enriched(), Fault.DUPLICATED, repeated);
    assertNamed(report, PACKED_IN_CONSUMER.enriched(), Fault.LOST, dropped);
    assertNamed(report, PACKED_IN_CONSUMER.aggregates(), Fault.WRONG_CONTENT, total);
    assertNamed(report, PACKED_IN_CONSUMER.deadLetters(), Fault.WRONG_CONTENT, deadLetter);
  }

  private static void assertNamed(AuditReport report, String topic, Fault fault, String what) {
    List<Finding> findings =
        report.outputs().stream()
            .filter(verdict -> verdict.topic().equals(topic))
            .map(TopicVerdict::findings)
            .findFirst()
            .orElseThrow();
    assertThat(findings)
        .as("%s", report.toTable())
        .anySatisfy(
            finding -> {
              assertThat(finding.fault()).isEqualTo(fault);
              assertThat(finding.examples()).anyMatch(example -> example.contains(what));
            });
  }

  private static String repeat(Bench bench, String topic) throws Exception {
    ConsumerRecord<byte[], byte[]> any = last(bench, topic);
    return produce(bench, any, any.value());
  }

  /** Deletes the first record of a partition; names the input it came from. */
  private static String dropFirst(Bench bench, String topic)
      throws InterruptedException, ExecutionException {
    ConsumerRecord<byte[], byte[]> first =
        TopicContents.of(bench.bootstrapServers(), topic).stream()
            .filter(record -> record.offset() == 0)
            .findFirst()
            .orElseThrow();
    bench
        .kafka()
        .admin()
        .deleteRecords(
            Map.of(new TopicPartition(topic, first.partition()), RecordsToDelete.beforeOffset(1)))
        .all()
        .get();
    TopicContents.Source source = TopicContents.source(first);
    return INPUT.raw() + " " + source.partition() + "@" + source.offset() + ",";
  }

  private static String alterTotal(Bench bench, String topic) throws Exception {
    ConsumerRecord<byte[], byte[]> any = last(bench, topic);
    GenericRecord total = TopicContents.decode(ClickSchemas.clickAggregate(), any.value());
    total.put("events", (long) total.get("events") + 1);
    total.put("revision", (int) total.get("revision") + 1);
    return produce(bench, any, encode(total));
  }

  private static byte[] encode(GenericRecord total) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new GenericDatumWriter<GenericRecord>(total.getSchema()).write(total, encoder);
    encoder.flush();
    return WireFormat.frame(ClickSchemas.CLICK_AGGREGATE, bytes.toByteArray());
  }

  private static String alterDeadLetter(Bench bench, String topic) throws Exception {
    ConsumerRecord<byte[], byte[]> any =
        TopicContents.of(bench.bootstrapServers(), topic).stream()
            .filter(record -> record.value() != null && record.value().length > 9)
            .findFirst()
            .orElseThrow();
    byte[] value = any.value().clone();
    value[9] ^= 1;
    return produce(bench, any, value);
  }

  private static ConsumerRecord<byte[], byte[]> last(Bench bench, String topic) {
    List<ConsumerRecord<byte[], byte[]>> all = TopicContents.of(bench.bootstrapServers(), topic);
    return all.get(all.size() - 1);
  }

  /** Writes a record like another one, with this value; names the new one. */
  private static String produce(Bench bench, ConsumerRecord<byte[], byte[]> like, byte[] value)
      throws InterruptedException, ExecutionException {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bench.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      var written =
          producer
              .send(
                  new ProducerRecord<>(
                      like.topic(),
                      like.partition(),
                      like.timestamp(),
                      like.key(),
                      value,
                      like.headers()))
              .get();
      return like.topic() + " " + written.partition() + "@" + written.offset();
    }
  }
}
