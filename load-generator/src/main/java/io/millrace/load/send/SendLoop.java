package io.millrace.load.send;

import io.millrace.load.pace.Progress;
import io.millrace.load.pace.ProgressClock;
import io.millrace.load.pace.Schedule;
import io.millrace.load.pace.WallClock;
import io.millrace.load.sequence.GeneratedRecord;
import io.millrace.load.sequence.Headers;
import io.millrace.load.sequence.Kind;
import io.millrace.load.sequence.Sequence;
import io.millrace.load.workload.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/**
 * Sends a sequence, in order, through one producer. Due times are fixed before; a record that is
 * overdue goes out at once, and none is left out.
 */
final class SendLoop {
  private static final double MICROS = 1e6;
  private static final int MISSED_SHARE = 200;
  private static final int WARM_UP = 50_000;
  private static final long NOW = Long.MIN_VALUE;

  private final Sequence sequence;
  private final Topics topics;
  private final InputRecords records;
  private final Producer<byte[], byte[]> producer;
  private final Schedule schedule;
  private final WallClock clock;
  private final Tails tails;
  private final ProfileSender profiles;
  private final Acknowledgements acknowledgements;
  private final Histogram publishDelay = Acknowledgements.histogram();
  private final Map<Kind, Long> kinds = new EnumMap<>(Kind.class);
  private final List<String> invalid = new ArrayList<>();
  private long found;
  private long sent;
  private long dueMicros;
  private long lastSentMicros;

  SendLoop(
      Sequence sequence,
      Topics topics,
      Producer<byte[], byte[]> producer,
      Schedule schedule,
      WallClock clock,
      Tails tails,
      SendListener listener) {
    this.sequence = sequence;
    this.topics = topics;
    this.records = new InputRecords(sequence, topics.raw());
    this.producer = producer;
    this.schedule = schedule;
    this.clock = clock;
    this.tails = tails;
    this.acknowledgements = new Acknowledgements(clock, listener);
    this.profiles = new ProfileSender(sequence, topics.profiles(), producer, acknowledgements);
  }

  /** Sends the profiles that are there before the first event, and waits until they are. */
  void sendProfiles(Progress progress) {
    profiles.sendInitial(progress);
  }

  /** Returns whether all of the sequence was handed to the producer; waits for acknowledgements. */
  boolean run(Progress progress, BooleanSupplier stopped) {
    return run(NOW, progress, stopped);
  }

  /** The same, with a first record that is due then, in microseconds since the epoch. */
  boolean run(long begin, Progress progress, BooleanSupplier stopped) {
    if (schedule.paced()) {
      warmUp();
    }
    ProgressClock ticks = new ProgressClock(progress, "sending", sequence.size());
    GeneratedRecord record = new GeneratedRecord();
    long epoch = begin;
    long index = 0;
    try {
      for (; index < sequence.size() && !stopped.getAsBoolean(); index++) {
        sequence.describe(index, record);
        if (tails.contain(record.partition(), index)) {
          found++;
          count(record);
          continue;
        }
        if (epoch == NOW) {
          // A resumed run goes on where the earlier one stopped.
          epoch = clock.micros() - schedule.dueMicros(index);
        }
        profiles.sendUpdatesBefore(index);
        dueMicros = epoch + schedule.dueMicros(index);
        sequence.generate(index, record);
        send(record);
        ticks.at(index);
      }
      producer.flush();
    } catch (KafkaException fatal) {
      // The producer cannot go on; what came through is counted, and the run is invalid.
      invalid.add("stopped at record " + index + ": " + fatal.getMessage());
    }
    ticks.end(index);
    checkPace(epoch);
    return index == sequence.size();
  }

  /** Has the first records generated, and the topic known, before the first of them is due. */
  private void warmUp() {
    GeneratedRecord record = new GeneratedRecord();
    for (long index = 0; index < Math.min(WARM_UP, sequence.size()); index++) {
      sequence.generate(index, record);
    }
    producer.partitionsFor(topics.raw());
  }

  private void send(GeneratedRecord record) {
    if (schedule.paced()) {
      clock.await(dueMicros);
    }
    long now = clock.micros();
    if (schedule.paced()) {
      publishDelay.recordValue(Math.max(0, now - dueMicros));
    }
    // Failures come through the callback, too.
    Future<RecordMetadata> unused =
        producer.send(kafkaRecord(record), acknowledgements.sentAt(dueMicros, now));
    lastSentMicros = now;
    sent++;
    count(record);
  }

  private ProducerRecord<byte[], byte[]> kafkaRecord(GeneratedRecord record) {
    ProducerRecord<byte[], byte[]> out = records.of(record);
    if (schedule.paced()) {
      out.headers().add(Headers.DUE, Headers.bytes(dueMicros));
    }
    return out;
  }

  private void count(GeneratedRecord record) {
    kinds.merge(record.kind(), 1L, Long::sum);
  }

  private void checkPace(long epoch) {
    if (!schedule.paced() || sent == 0) {
      return;
    }
    long planned = dueMicros - epoch;
    long taken = lastSentMicros - epoch;
    if (taken - planned > planned / MISSED_SHARE) {
      invalid.add(
          "the last record was due after %.3f s and sent after %.3f s"
              .formatted(planned / MICROS, taken / MICROS));
    }
  }

  Manifest manifest(SendOptions options, Manifest.State state, Instant start, Instant end) {
    List<String> reasons = new ArrayList<>(invalid);
    long delay = publishDelay.getValueAtPercentile(99.9);
    if (delay > options.maxPublishDelay().toNanos() / 1_000) {
      reasons.add(
          "the generator did not keep up: 99.9 %% of the records were sent within %d us, not %d us"
              .formatted(delay, options.maxPublishDelay().toNanos() / 1_000));
    }
    if (acknowledgements.failed() > 0) {
      reasons.add(acknowledgements.failed() + " sends failed: " + acknowledgements.firstFailure());
    }
    return new Manifest(
        sequence.workload(),
        topics,
        options.preset(),
        state,
        start,
        end,
        kinds,
        found,
        sent,
        acknowledgements.succeeded(),
        acknowledgements.failed(),
        acknowledgements.percentiles(),
        Percentiles.of(publishDelay),
        reasons);
  }
}
