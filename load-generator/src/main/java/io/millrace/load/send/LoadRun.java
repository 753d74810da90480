package io.millrace.load.send;

import io.millrace.load.pace.Progress;
import io.millrace.load.pace.Schedule;
import io.millrace.load.pace.WallClock;
import io.millrace.load.sequence.Sequence;
import io.millrace.load.workload.Topics;
import io.millrace.load.workload.Workload;
import java.time.Clock;
import java.time.Duration;
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
    return send(emptyTails(), progress);
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
   * Makes the topics and sends the profiles that are there before the first event, and no event. So
   * whoever reads the events can be started before {@link #runInRealTime}.
   *
   * @throws GenerationException if a profile was not taken
   */
  public void prepare(Progress progress) {
    InputTopics.prepare(bootstrapServers, options.clientProperties(), sequence.workload(), topics);
    Schedule schedule = new Schedule(sequence);
    try (Producer<byte[], byte[]> producer = producer(schedule)) {
      SendLoop loop =
          loop(producer, schedule, WallClock.system(), emptyTails(), SendListener.none());
      loop.sendProfiles(progress);
      Instant now = Clock.systemUTC().instant();
      Manifest manifest = loop.manifest(options, Manifest.State.STOPPED, now, now);
      if (!manifest.invalid().isEmpty()) {
        throw new GenerationException("the profiles are not complete: " + manifest.invalid());
      }
    }
  }

  /**
   * Sends all events of a load that was {@linkplain #prepare prepared}, each when its time has
   * come: the first one is due when the event time of the workload begins, and the run is as long
   * as the span of the event time. What is due before this is called goes out at once, and late.
   *
   * @param clock that due times and times of sending are of
   * @throws GenerationException if the run is to be longer or shorter than the event time
   */
  public Manifest runInRealTime(WallClock clock, SendListener listener, Progress progress) {
    Schedule schedule = new Schedule(sequence);
    Duration span = sequence.workload().eventTime().span();
    long apart = schedule.dueMicros(sequence.size()) - span.toNanos() / 1_000;
    if (Math.abs(apart) > 1) {
      throw new GenerationException(
          "not in real time: the event time spans %s, and the run takes %d us more"
              .formatted(span, apart));
    }
    Instant begin = Instant.ofEpochMilli(sequence.workload().eventTime().startMillis());
    Tails found = tails(emptyTails());
    try (Producer<byte[], byte[]> producer = producer(schedule)) {
      SendLoop loop = loop(producer, schedule, clock, found, listener);
      keep(loop.manifest(options, Manifest.State.RUNNING, begin, begin));
      return end(loop, begin, loop.run(begin.toEpochMilli() * 1_000, progress, () -> stopped));
    }
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
    Tails found = tails(assumed);
    Schedule schedule = new Schedule(sequence);
    try (Producer<byte[], byte[]> producer = producer(schedule)) {
      SendLoop loop = loop(producer, schedule, WallClock.system(), found, SendListener.none());
      Instant start = Clock.systemUTC().instant();
      keep(loop.manifest(options, Manifest.State.RUNNING, start, start));
      loop.sendProfiles(progress);
      return end(loop, start, loop.run(progress, () -> stopped));
    }
  }

  private Tails emptyTails() {
    return Tails.empty(sequence.workload().partitions());
  }

  private SendLoop loop(
      Producer<byte[], byte[]> producer,
      Schedule schedule,
      WallClock clock,
      Tails found,
      SendListener listener) {
    return new SendLoop(sequence, topics, producer, schedule, clock, found, listener);
  }

  private Tails tails(Tails assumed) {
    Tails found =
        Tails.read(
            bootstrapServers,
            options.clientProperties(),
            topics.raw(),
            sequence.workload().partitions());
    if (assumed != null && !found.equals(assumed)) {
      throw new GenerationException(
          topics.raw() + " is not empty: resume the run that filled it, or use another topic");
    }
    return found;
  }

  private Producer<byte[], byte[]> producer(Schedule schedule) {
    return new KafkaProducer<>(
        options.preset().producer(bootstrapServers, schedule.paced(), options.clientProperties()),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private Manifest end(SendLoop loop, Instant start, boolean complete) {
    Manifest.State state = complete ? Manifest.State.COMPLETE : Manifest.State.STOPPED;
    Manifest manifest = loop.manifest(options, state, start, Clock.systemUTC().instant());
    keep(manifest);
    return manifest;
  }

  private void keep(Manifest manifest) {
    options.manifest().ifPresent(manifest::write);
  }
}
