package io.millrace.pipeline.read;

import io.millrace.batch.RecordBatch;
import io.millrace.batch.RecordBatchCoder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.io.kafka.KafkaIO;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads Kafka topics as {@link RecordBatch}es of one partition each, in the order of its offsets.
 *
 * <pre>{@code
 * pipeline.apply("Read clicks",
 *     ReadBatches.of("localhost:9092", List.of("user.clicks.raw"))
 *         .withGroup("millrace")
 *         .withPacking(Packing.CONSUMER));
 * }</pre>
 *
 * <p>The output is unbounded and in the global window. The timestamp of a batch is the smallest
 * record timestamp inside; the watermark is that of {@link PartitionWatermark}, over all partitions
 * the smallest. Batches do not wait to fill.
 *
 * <p>At least once: reading starts at the offsets committed for the group, else at the earliest,
 * and goes on from the runner's checkpoints; offsets are committed when a checkpoint is final.
 * Nothing fails here but the bundle, when the brokers do.
 *
 * <p>Metrics, of this class: counter {@code read}, records; gauges {@code
 * position-<topic>-<partition>}, the offset reading goes on with.
 */
public final class ReadBatches extends PTransform<PBegin, PCollection<RecordBatch>> {
  /** How far record timestamps may be out of order within a partition, unless configured. */
  public static final Duration DEFAULT_MAX_DISORDER = Duration.ofSeconds(30);

  /** After how long without records a partition is idle, unless configured. */
  public static final Duration DEFAULT_IDLE_TIMEOUT = Duration.ofSeconds(5);

  private final Settings settings;

  private ReadBatches(Settings settings) {
    this.settings = settings;
  }

  /** Reads {@code topics} from the cluster behind {@code bootstrapServers}. */
  public static ReadBatches of(String bootstrapServers, List<String> topics) {
    Settings settings = new Settings();
    settings.bootstrapServers = bootstrapServers;
    settings.topics = List.copyOf(topics);
    return new ReadBatches(settings);
  }

  /** Commits offsets for this consumer group, and starts from them. Without one, none are. */
  public ReadBatches withGroup(String group) {
    Settings changed = settings.copy();
    changed.group = group;
    return new ReadBatches(changed);
  }

  /**
   * Further properties of the consumers, over the defaults.
   *
   * @throws IllegalArgumentException for {@code enable.auto.commit}, which would lose records: it
   *     commits what was polled, not what the pipeline has finished
   */
  public ReadBatches withConsumerProperties(Map<String, ?> properties) {
    if (Boolean.parseBoolean(
        String.valueOf(properties.get(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG)))) {
      throw new IllegalArgumentException(
          "enable.auto.commit=true would lose records: leave it out, offsets are committed when a "
              + "checkpoint is final");
    }
    Settings changed = settings.copy();
    changed.consumerProperties.putAll(properties);
    return new ReadBatches(changed);
  }

  /** Where records become batches; {@link Packing#CONSUMER} by default. */
  public ReadBatches withPacking(Packing packing) {
    Settings changed = settings.copy();
    changed.packing = packing;
    return new ReadBatches(changed);
  }

  /** How large a batch may be; {@link PackingLimits#DEFAULT} by default. */
  public ReadBatches withLimits(PackingLimits limits) {
    Settings changed = settings.copy();
    changed.limits = limits;
    return new ReadBatches(changed);
  }

  /** How far record timestamps may be out of order within a partition. */
  public ReadBatches withMaxDisorder(Duration maxDisorder) {
    Settings changed = settings.copy();
    changed.maxDisorder = notNegative("maxDisorder", maxDisorder);
    return new ReadBatches(changed);
  }

  /** After how long without records a partition that is read to its end counts as idle. */
  public ReadBatches withIdleTimeout(Duration idleTimeout) {
    Settings changed = settings.copy();
    changed.idleTimeout = notNegative("idleTimeout", idleTimeout);
    return new ReadBatches(changed);
  }

  private static Duration notNegative(String option, Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException(option + " must not be negative, but is " + duration);
    }
    return duration;
  }

  @Override
  public PCollection<RecordBatch> expand(PBegin input) {
    // KafkaIO chooses its read here, by the options the pipeline was created with.
    settings.packing.check(input.getPipeline().getOptions());
    return input
        .apply("Read from Kafka", kafkaRead())
        .apply(
            "Form batches",
            ParDo.of(
                settings.packing == Packing.CONSUMER
                    ? new TakeBatchesFn()
                    : new GatherRecordsFn(settings.limits)))
        .setCoder(RecordBatchCoder.of());
  }

  private KafkaIO.Read<byte[], byte[]> kafkaRead() {
    KafkaIO.Read<byte[], byte[]> read =
        KafkaIO.<byte[], byte[]>read()
            .withConsumerConfigUpdates(consumerConfiguration())
            .withBootstrapServers(settings.bootstrapServers)
            .withTopics(settings.topics)
            // The coders KafkaIO infers for these are nullable.
            .withKeyDeserializer(ByteArrayDeserializer.class)
            .withValueDeserializer(ByteArrayDeserializer.class)
            .withTimestampPolicyFactory(
                new PartitionWatermarkFactory(
                    settings.packing, settings.maxDisorder, settings.idleTimeout));
    if (settings.packing == Packing.CONSUMER) {
      read = read.withConsumerFactoryFn(new BatchingConsumerFactory(settings.limits));
    }
    return settings.group == null ? read : read.commitOffsetsInFinalize();
  }

  /** What the consumers are made with, besides the bootstrap servers. */
  Map<String, Object> consumerConfiguration() {
    Map<String, Object> configuration = new HashMap<>();
    // KafkaIO's own default, latest, would skip what came before a first start.
    configuration.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    configuration.put(
        ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BatchingConsumerFactory.DEFAULT_MAX_POLL_RECORDS);
    configuration.putAll(settings.consumerProperties);
    configuration.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    if (settings.group != null) {
      configuration.put(ConsumerConfig.GROUP_ID_CONFIG, settings.group);
    }
    return configuration;
  }

  /** Checks the options of the run as well, which need not be those of the pipeline. */
  @Override
  public void validate(PipelineOptions options) {
    settings.packing.check(options);
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    super.populateDisplayData(builder);
    builder
        .add(DisplayData.item("topics", String.join(",", settings.topics)).withLabel("Topics"))
        .add(DisplayData.item("packing", settings.packing.name()).withLabel("Packing"))
        .add(DisplayData.item("maxDisorder", settings.maxDisorder.toString()).withLabel("Disorder"))
        .add(DisplayData.item("idleTimeout", settings.idleTimeout.toString()).withLabel("Idle"));
  }
}
