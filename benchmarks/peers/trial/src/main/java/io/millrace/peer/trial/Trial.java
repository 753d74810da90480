package io.millrace.peer.trial;

import io.millrace.load.audit.Audit;
import io.millrace.load.audit.AuditReport;
import io.millrace.load.audit.Mode;
import io.millrace.load.oracle.Rung;
import io.millrace.load.pace.Progress;
import io.millrace.load.send.Manifest;
import io.millrace.load.send.Preload;
import io.millrace.load.sequence.GeneratedRecord;
import io.millrace.load.sequence.Headers;
import io.millrace.load.sequence.Kind;
import io.millrace.load.sequence.Sequence;
import io.millrace.load.workload.Topics;
import io.millrace.load.workload.WorkloadFile;
import io.millrace.local.LocalKafka;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A broker that keeps a preloaded input; each try of a peer has output topics of its own. */
public final class Trial implements AutoCloseable {
  private static final String IDLE_TIMEOUT = "PT1S";

  /** Few partitions and a short span: every poll ends at another time, windows apart. */
  private static final List<String> WORKLOAD =
      List.of(
          "records=100000",
          "partitions=2",
          "emptyPartitions=[]",
          "eventTime.span=PT30M",
          "disorder.beyondSpread=PT10M",
          "keys.users=500",
          "pipeline.idleTimeout=" + IDLE_TIMEOUT);

  private final LocalKafka kafka;
  private final Manifest manifest;
  private int tries;

  private Trial(LocalKafka kafka, Manifest manifest) {
    this.kafka = kafka;
    this.manifest = manifest;
  }

  /** Starts a broker and fills it. */
  public static Trial start() {
    LocalKafka kafka = LocalKafka.start();
    try {
      Manifest manifest =
          new Preload(
                  kafka.bootstrapServers(),
                  WorkloadFile.parse("", WORKLOAD),
                  Topics.defaults(),
                  Map.of())
              .run(Progress.none());
      if (!manifest.valid()) {
        throw new IllegalStateException("the input is not complete: " + manifest.invalid());
      }
      return new Trial(kafka, manifest);
    } catch (RuntimeException e) {
      kafka.close();
      throw e;
    }
  }

  /** Makes the output topics of another try. */
  public Topics createOutputs() {
    tries++;
    Topics names = Topics.withPrefix("try" + tries + ".");
    kafka.createTopic(names.enriched(), 4);
    kafka.createTopic(names.aggregates(), 3);
    kafka.createTopic(names.deadLetters(), 3);
    return new Topics(
        manifest.topics().raw(),
        manifest.topics().profiles(),
        names.enriched(),
        names.aggregates(),
        names.deadLetters());
  }

  /** The arguments of a peer that writes to these topics, and {@code more}. */
  public String[] arguments(Topics topics, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--bootstrapServers=" + kafka.bootstrapServers(),
                "--inputTopic=" + topics.raw(),
                "--referenceTopic=" + topics.profiles(),
                "--outputTopic=" + topics.enriched(),
                "--aggregateTopic=" + topics.aggregates(),
                "--deadLetterTopic=" + topics.deadLetters(),
                "--consumerGroup=" + group(topics),
                "--checkpointingInterval=500",
                "--idleTimeout=" + IDLE_TIMEOUT));
    arguments.addAll(List.of(more));
    return arguments.toArray(new String[0]);
  }

  /** The consumer group of a try. */
  public static String group(Topics topics) {
    return "group-of-" + topics.enriched();
  }

  /** Judges what a system on this rung made of the input; nothing may be there twice. */
  public AuditReport audit(Topics topics, Rung rung) {
    return Audit.run(
        kafka.bootstrapServers(),
        manifest.workload(),
        topics,
        Audit.options(manifest, Mode.EXACTLY_ONCE).withRung(rung),
        Progress.none());
  }

  /** What each record of the input is meant to be, by its coordinates. */
  public Map<Coordinates, Kind> input() {
    Sequence sequence = new Sequence(manifest.workload());
    GeneratedRecord generated = new GeneratedRecord();
    Map<Coordinates, Kind> kinds = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : read(manifest.topics().raw())) {
      sequence.describe(Headers.number(record.headers().lastHeader(Headers.INDEX)), generated);
      kinds.put(new Coordinates(record.partition(), record.offset()), generated.kind());
    }
    return kinds;
  }

  /** All committed records that are on a topic now. */
  public List<ConsumerRecord<byte[], byte[]>> read(String topic) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      List<TopicPartition> partitions = partitions(consumer, topic);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            kafka.bootstrapServers(),
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed"),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  private static List<TopicPartition> partitions(
      KafkaConsumer<byte[], byte[]> consumer, String topic) {
    return consumer.partitionsFor(topic).stream()
        .map(partition -> new TopicPartition(topic, partition.partition()))
        .toList();
  }

  /** The broker, for everything else. */
  public LocalKafka kafka() {
    return kafka;
  }

  @Override
  public void close() {
    kafka.close();
  }

  /** Where a record lies on the input topic. */
  public record Coordinates(int partition, long offset) {

    /** Those that an output says it comes from. */
    public static Coordinates in(ConsumerRecord<byte[], byte[]> output) {
      return new Coordinates(
          Math.toIntExact(number(output, "millrace.partition")), number(output, "millrace.offset"));
    }

    private static long number(ConsumerRecord<byte[], byte[]> output, String header) {
      return Long.parseLong(
          new String(output.headers().lastHeader(header).value(), StandardCharsets.UTF_8));
    }
  }
}
