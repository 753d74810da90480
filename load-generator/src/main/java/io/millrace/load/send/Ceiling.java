package io.millrace.load.send;

import io.millrace.load.pace.Progress;
import io.millrace.load.sequence.Sequence;
import io.millrace.load.workload.Topics;
import io.millrace.load.workload.Workload;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Measures the rate of the generator next to the most that producer and broker take: in turn, a
 * preload as {@link LoadRun} does it and a bare loop that sends the same records with the same
 * producer settings to topics of the same layout. The clock of both starts with a new producer and
 * ends with the last acknowledgement; in the generator's time are the profiles, too, which do not
 * count as records.
 */
public final class Ceiling {
  private static final long CHUNK_BYTES = 320_000_000L;

  private final String bootstrapServers;
  private final Workload workload;
  private final String topicPrefix;
  private final SendOptions options;

  /** A measurement on topics of its own, which are deleted afterwards. */
  public Ceiling(
      String bootstrapServers, Workload workload, String topicPrefix, SendOptions options) {
    this.bootstrapServers = bootstrapServers;
    this.workload = workload.withRate(0).resolved(Clock.systemUTC().instant());
    this.topicPrefix = topicPrefix;
    this.options = options;
  }

  /**
   * One turn of each.
   *
   * @param generator records per second of the generator
   * @param bareLoop records per second of the bare loop
   * @param loadAverage of the machine over the minute before; negative if it is not known
   */
  public record Turn(double generator, double bareLoop, double loadAverage) {
    /** Returns the share of the ceiling that the generator reaches. */
    public double ratio() {
      return generator / bareLoop;
    }
  }

  /**
   * Takes turns; the first, for warming up, is shown but not returned.
   *
   * @param shown told of each turn when it has ended
   */
  public List<Turn> measure(int repetitions, Consumer<Turn> shown) {
    List<Turn> turns = new ArrayList<>();
    for (int repetition = 0; repetition <= repetitions; repetition++) {
      double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
      double generator = onTopics(topicPrefix + "generator-" + repetition + "-", this::generator);
      double bareLoop = onTopics(topicPrefix + "bare-" + repetition + "-", this::bareLoop);
      Turn turn = new Turn(generator, bareLoop, load);
      shown.accept(turn);
      if (repetition > 0) {
        turns.add(turn);
      }
    }
    return turns;
  }

  private interface Half {
    double perSecond(Topics topics);
  }

  private double onTopics(String prefix, Half half) {
    Topics topics = Topics.withPrefix(prefix);
    try {
      return half.perSecond(topics);
    } finally {
      InputTopics.delete(bootstrapServers, options.clientProperties(), topics);
    }
  }

  private double generator(Topics topics) {
    collectGarbage();
    Manifest done = new LoadRun(bootstrapServers, workload, topics, options).run(Progress.none());
    if (!done.valid()) {
      throw new GenerationException("the generator failed: " + done.invalid());
    }
    Duration taken = Duration.between(done.startedAt(), done.endedAt());
    return perSecond(done.acknowledged(), taken.toNanos());
  }

  private double bareLoop(Topics topics) {
    InputTopics.prepare(bootstrapServers, options.clientProperties(), workload, topics);
    try (Producer<byte[], byte[]> producer =
        new KafkaProducer<>(
            options.preset().producer(bootstrapServers, false, options.clientProperties()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      long nanos = new BareLoop(new Sequence(workload), topics.raw(), producer, CHUNK_BYTES).run();
      return perSecond(workload.records(), nanos);
    }
  }

  private static double perSecond(long records, long nanos) {
    return records * 1e9 / nanos;
  }

  /** So that no turn pays for what the one before, or making records in advance, left behind. */
  static void collectGarbage() {
    System.gc();
  }
}
