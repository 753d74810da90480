package io.millrace.peer.flink.read;

import io.millrace.peer.clickstream.ClientProperties;
import io.millrace.peer.clickstream.JobOptions;
import java.util.Properties;
import java.util.function.Function;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** Makes the stream of the input topic, with watermarks. */
public final class KafkaSources {
  private final StreamExecutionEnvironment environment;
  private final JobOptions options;
  private final AssignedPartitions partitions;

  /** Streams of this environment. */
  public KafkaSources(StreamExecutionEnvironment environment, JobOptions options) {
    this.environment = environment;
    this.options = options;
    this.partitions = new AssignedPartitions(options.bootstrapServers());
  }

  /** What a stock reader makes of the records. */
  public <T> SingleOutputStreamOperator<T> read(
      KafkaRecordDeserializationSchema<T> deserializer, Position<T> position) {
    return stream(WatchedKafkaSource.of(source(deserializer), partitions), position);
  }

  /**
   * What readers of one's own make of the records.
   *
   * @param readers makes them from the properties of their consumers
   */
  public <T> SingleOutputStreamOperator<T> read(
      Function<Properties, WatchedKafkaSource.Readers<T>> readers,
      TypeInformation<T> type,
      Position<T> position) {
    Properties consumer = consumer();
    consumer.setProperty(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, options.bootstrapServers());
    consumer.setProperty(ConsumerConfig.GROUP_ID_CONFIG, options.consumerGroup());
    consumer.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    consumer.setProperty(KafkaSourceOptions.CLIENT_ID_PREFIX.key(), options.consumerGroup());
    return stream(
        WatchedKafkaSource.of(source(new RawRecords()), readers.apply(consumer), type, partitions),
        position);
  }

  private <T> SingleOutputStreamOperator<T> stream(
      WatchedKafkaSource<T> source, Position<T> position) {
    return environment
        .fromSource(
            source,
            new PartitionWatermarks<>(
                partitions, position, options.maxDisorder(), options.idleTimeout()),
            "Read clicks")
        .uid("read");
  }

  private <T> KafkaSource<T> source(KafkaRecordDeserializationSchema<T> deserializer) {
    KafkaSourceBuilder<T> builder = KafkaSource.builder();
    return builder
        .setBootstrapServers(options.bootstrapServers())
        .setTopics(options.inputTopic())
        .setGroupId(options.consumerGroup())
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setProperties(consumer())
        .setDeserializer(deserializer)
        .build();
  }

  private static Properties consumer() {
    Properties properties = new Properties();
    ClientProperties.consumer()
        .forEach((key, value) -> properties.setProperty(key, value.toString()));
    // The source sets it by its starting offsets, and warns of another.
    properties.remove(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG);
    return properties;
  }
}
