package io.millrace.load.send;

import io.millrace.load.pace.Progress;
import io.millrace.load.pace.Schedule;
import io.millrace.load.pace.WallClock;
import io.millrace.load.sequence.Sequence;
import io.millrace.load.workload.Topics;
import io.millrace.load.workload.Workload;
import java.time.Clock;
import java.time.Instant;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * One run of the generator against a broker: as fast as it takes the records, or paced by the rate
 * of the workload in an open loop.
 */
public final class LoadRun {
  private final String bootstrapServers;
  private final Topics topics;
  private final SendOptions options;
  private final Sequence sequence;
  private volatile boolean stopped;

  /** A run; an open start time of the workload is fixed now. */
  public LoadRun(String bootstrapServers, Workload workload, Topics topics, SendOptions options) {
    this.bootstrapServers = bootstrapServers;
    this.topics = topics;
    this.options = options;
    this.sequence = new Sequence(workload.resolved(Clock.systemUTC().instant()));
  }

  /** Sends everything to an input topic that must be empty. */
  public Manifest run(Progress progress) {
    return send(Tails.empty(sequence.workload().partitions()), progress);
  }

  /**
   * Sends what is missing on an input topic that an earlier run of the same workload filled in
   * part. An idempotent producer keeps the order within a partition and leaves no gap, so what is
   * there is exactly the records up to the last one of each partition.
   */
  public Manifest resume(Progress progress) {
    if (options.preset() != Preset.DURABLE) {
      throw new GenerationException("only a durable run can be resumed: the others may have gaps");
    }
    return send(null, progress);
  }

  /**
   * Ends the run after the record in hand; {@link #run} then returns with the state {@code
   * STOPPED}.
   */
  public void stop() {
    stopped = true;
  }

  private Manifest send(Tails assumed, Progress progress) {
    Workload workload = sequence.workload();
    InputTopics.prepare(bootstrapServers, options.clientProperties(), workload, topics);
    Tails found =
        Tails.read(
            bootstrapServers, options.clientProperties(), topics.raw(), workload.partitions());
    if (assumed != null && !found.equals(assumed)) {
      throw new GenerationException(
          topics.raw() + " is not empty: resume the run that filled it, or use another topic");
    }
    Schedule schedule = new Schedule(sequence);
    try (Producer<byte[], byte[]> producer =
        new KafkaProducer<>(
            options
                .preset()
                .producer(bootstrapServers, schedule.paced(), options.clientProperties()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      SendLoop loop = new SendLoop(sequence, topics, producer, schedule, WallClock.system(), found);
      Instant start = Clock.systemUTC().instant();
      keep(loop.manifest(options, Manifest.State.RUNNING, start, start));
      boolean complete = loop.run(progress, () -> stopped);
      Manifest.State state = complete ? Manifest.State.COMPLETE : Manifest.State.STOPPED;
      Manifest manifest = loop.manifest(options, state, start, Clock.systemUTC().instant());
      keep(manifest);
      return manifest;
    }
  }

  private void keep(Manifest manifest) {
    options.manifest().ifPresent(manifest::write);
  }
}
