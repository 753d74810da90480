package io.millrace.peer.loop;

import io.millrace.peer.clickstream.ClientProperties;
import io.millrace.peer.clickstream.JobOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Copies every record to the output topic and looks at nothing: what reading and writing cost
 * whoever does it with Kafka's clients.
 */
final class ByteCopy implements Callable<Void> {
  private static final Duration POLL = Duration.ofMillis(100);

  private final JobOptions options;
  private final Share share;
  private final StopSignal stop;

  ByteCopy(JobOptions options, Share share, StopSignal stop) {
    this.options = options;
    this.share = share;
    this.stop = stop;
  }

  @Override
  public Void call() {
    Map<String, Object> properties = new HashMap<>(ClientProperties.consumer());
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, options.bootstrapServers());
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, options.consumerGroup());
    Interval checkpoint = new Interval(options.checkpointingInterval());
    try (Consumer<byte[], byte[]> consumer =
            new KafkaConsumer<>(
                properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        Outputs outputs = Outputs.open(options)) {
      consumer.assign(share.partitions(consumer, options.inputTopic()));
      while (!stop.isGiven()) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          outputs.sendCopy(
              record.partition(),
              record.offset(),
              record.timestamp(),
              record.key(),
              record.value());
        }
        if (checkpoint.isOver()) {
          outputs.flush();
          consumer.commitSync();
        }
      }
    }
    return null;
  }
}
