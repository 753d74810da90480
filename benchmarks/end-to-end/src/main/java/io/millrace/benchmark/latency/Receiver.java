package io.millrace.benchmark.latency;

import io.millrace.load.audit.SourceHeaders;
import io.millrace.load.oracle.Aggregate;
import io.millrace.load.pace.WallClock;
import io.millrace.load.sequence.Users;
import io.millrace.load.workload.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Receives all committed results from a thread of its own, and notes when. The time of a result is
 * that at which the consumer's poll gave it.
 */
final class Receiver implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Topics topics;
  private final WallClock clock;
  private final long beginMicros;
  private final Journal journal;
  private final Users users;
  private final FirstTotals totals;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final CompletableFuture<Void> receiving;
  private volatile boolean ending;

  /**
   * Begins at the first offsets.
   *
   * @param beginMicros when the load begins, in microseconds since the epoch
   */
  Receiver(
      String bootstrapServers,
      Topics topics,
      WallClock clock,
      long beginMicros,
      Journal journal,
      Users users,
      FirstTotals totals) {
    this.topics = topics;
    this.clock = clock;
    this.beginMicros = beginMicros;
    this.journal = journal;
    this.users = users;
    this.totals = totals;
    Deserializer<byte[]> values =
        // Of an enriched record only the headers matter.
        (topic, data) -> topic.equals(topics.aggregates()) ? data : null;
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "isolation.level",
                "read_committed",
                "max.poll.records",
                5_000,
                "fetch.max.wait.ms",
                50),
            new ByteArrayDeserializer(),
            values);
    partitions =
        Stream.of(topics.enriched(), topics.aggregates())
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    receiving = CompletableFuture.runAsync(this::receive, thread);
  }

  private void receive() {
    try (consumer) {
      while (!ending) {
        poll();
      }
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      long giveUp = System.nanoTime() + PATIENCE.toNanos();
      while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
        if (System.nanoTime() - giveUp > 0) {
          throw new IllegalStateException("not all results could be read up to " + ends);
        }
        poll();
      }
    }
  }

  private void poll() {
    Iterable<ConsumerRecord<byte[], byte[]>> records = consumer.poll(POLL);
    long now = clock.micros();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      if (record.topic().equals(topics.enriched())) {
        journal.received(
            SourceHeaders.number(record, SourceHeaders.PARTITION),
            SourceHeaders.number(record, SourceHeaders.OFFSET),
            now);
      } else {
        // What is no total, or of a user that is none, is for the audit to find.
        Aggregate.decode(record.value())
            .filter(total -> total.revision() == 0)
            .ifPresent(total -> first(total, now));
      }
    }
  }

  private void first(Aggregate total, long now) {
    int user = users.find(total.userId().getBytes(StandardCharsets.UTF_8));
    if (user >= 0) {
      totals.add(user, total.windowStart(), now - beginMicros);
    }
  }

  /**
   * Receives what is on the topics by now, and ends. An interrupt does not cut the wait short.
   *
   * @throws IllegalStateException if it cannot, or could not receive before
   */
  @Override
  public void close() {
    ending = true;
    try {
      receiving.join();
    } catch (CompletionException e) {
      throw new IllegalStateException("the results could not be received", e.getCause());
    } finally {
      thread.shutdownNow();
    }
  }
}
