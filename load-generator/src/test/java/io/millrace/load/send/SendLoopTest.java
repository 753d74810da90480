package io.millrace.load.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.load.pace.Progress;
import io.millrace.load.pace.Schedule;
import io.millrace.load.pace.WallClock;
import io.millrace.load.sequence.GeneratedRecord;
import io.millrace.load.sequence.Headers;
import io.millrace.load.sequence.Sequence;
import io.millrace.load.workload.Topics;
import io.millrace.load.workload.Workload;
import io.millrace.load.workload.WorkloadFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class SendLoopTest {
  private static final Instant START = Instant.parse("2026-03-01T10:00:07Z");
  private static final int RECORDS = 2_000;

  private final MockProducer<byte[], byte[]> producer = producer(true);
  private final StallingClock clock = new StallingClock();
  private final List<long[]> sends = new ArrayList<>();

  @Test
  void sendsEveryRecordInOrderToItsPartition() {
    Sequence sequence = sequence();
    Manifest manifest = run(sequence, none(), () -> false);

    assertThat(manifest.valid()).isTrue();
    assertThat(manifest.state()).isEqualTo(Manifest.State.COMPLETE);
    assertThat(manifest.acknowledged()).isEqualTo(RECORDS);
    assertThat(manifest.kinds().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(RECORDS);
    assertThat(events()).map(SendLoopTest::index).isSorted().hasSize(RECORDS);
    GeneratedRecord expected = new GeneratedRecord();
    for (ProducerRecord<byte[], byte[]> record : events()) {
      sequence.generate(index(record), expected);
      assertThat(record.partition()).isEqualTo(expected.partition());
      assertThat(record.timestamp()).isEqualTo(expected.timestamp());
      assertThat(expected.valueEquals(record.value())).isTrue();
      assertThat(record.key() == null).isEqualTo(expected.keyIsNull());
      assertThat(record.headers().lastHeader(Headers.DUE)).isNull();
    }
  }

  @Test
  void sendsProfilesBeforeTheEventsAndUpdatesBetweenThem() {
    Sequence sequence = sequence("profiles.updates=3");
    run(sequence, none(), () -> false);

    List<String> topics = producer.history().stream().map(ProducerRecord::topic).toList();
    int first = topics.indexOf(Topics.defaults().raw());
    assertThat(topics.subList(0, first)).containsOnly(Topics.defaults().profiles());
    assertThat(topics.subList(first, topics.size()))
        .filteredOn(topic -> topic.equals(Topics.defaults().profiles()))
        .hasSize(3);
  }

  @Test
  void pacesByDueTimesThatAreFixedBefore() {
    Sequence sequence = sequence("arrival.perSecond=1000");
    Manifest manifest = run(sequence, none(), () -> false);

    assertThat(manifest.valid()).isTrue();
    List<ProducerRecord<byte[], byte[]>> events = events();
    for (int i = 0; i < RECORDS; i++) {
      assertThat(due(events.get(i))).isEqualTo(StallingClock.EPOCH + i * 1_000L);
    }
    assertThat(clock.micros()).isEqualTo(StallingClock.EPOCH + (RECORDS - 1) * 1_000L);
  }

  @Test
  void sendsLateRecordsAtOnceAndSaysByHowMuch() {
    clock.stallAt = StallingClock.EPOCH + 500_000;
    clock.stallMicros = 300_000;
    Manifest manifest = run(sequence("arrival.perSecond=1000"), none(), () -> false);

    List<ProducerRecord<byte[], byte[]>> events = events();
    assertThat(events).hasSize(RECORDS);
    // Due times do not move with the stall, so that its whole length shows.
    assertThat(due(events.get(RECORDS - 1))).isEqualTo(StallingClock.EPOCH + 1_999_000);
    assertThat(manifest.publishDelay().max()).isBetween(299_000L, 301_000L);
    assertThat(manifest.valid()).isFalse();
    assertThat(manifest.invalid())
        .singleElement()
        .asString()
        .contains("did not keep up", "5000 us");
  }

  @Test
  void beginsWhenItIsToldToAndTellsOfEachRecord() {
    long begin = StallingClock.EPOCH + 2_000_000;
    clock.stallAt = begin + 500_000;
    clock.stallMicros = 10_300;
    SendLoop loop = loop(sequence("arrival.perSecond=1000"), none(), producer);
    loop.run(begin, Progress.none(), () -> false);

    List<ProducerRecord<byte[], byte[]>> events = events();
    assertThat(events).hasSize(RECORDS).hasSameSizeAs(sends);
    for (int i = 0; i < RECORDS; i++) {
      long due = begin + i * 1_000L;
      assertThat(due(events.get(i))).isEqualTo(due);
      long late = i >= 500 && i <= 510 ? 10_300 - (i - 500) * 1_000L : 0;
      // A mock that knows no cluster has a single partition.
      assertThat(sends.get(i)).containsExactly(0, i, due, due + late);
    }
  }

  @Test
  void stopsAndIsCompletedWithoutGapOrRepeat() {
    Sequence sequence = sequence();
    long[] looks = new long[1];
    Manifest stopped = run(sequence, none(), () -> looks[0]++ == 700);
    assertThat(stopped.state()).isEqualTo(Manifest.State.STOPPED);
    assertThat(stopped.valid()).isFalse();
    assertThat(events()).hasSize(700);

    // Of what was in flight at the kill, each partition has kept another part.
    List<Long> kept = new ArrayList<>();
    long[] last = new long[12];
    Arrays.fill(last, -1);
    for (ProducerRecord<byte[], byte[]> record : events()) {
      if (index(record) < 400 + record.partition() * 30L) {
        kept.add(index(record));
        last[record.partition()] = index(record);
      }
    }
    producer.clear();
    Manifest resumed = run(sequence, Tails.of(last), () -> false);

    assertThat(resumed.valid()).isTrue();
    assertThat(resumed.found()).isEqualTo(kept.size());
    assertThat(resumed.sent()).isEqualTo(RECORDS - kept.size());
    events().forEach(record -> kept.add(index(record)));
    assertThat(kept)
        .containsExactlyInAnyOrderElementsOf(LongStream.range(0, RECORDS).boxed().toList());
  }

  @Test
  void countsFailedSends() {
    try (MockProducer<byte[], byte[]> refusing = producer(false)) {
      Sequence sequence = sequence("profiles.known=0", "profiles.deleted=0");
      SendLoop loop = loop(sequence, none(), refusing);
      loop.run(Progress.none(), () -> !refusing.history().isEmpty() && failNext(refusing));
      Manifest manifest = manifest(loop, Manifest.State.STOPPED);

      assertThat(manifest.failed()).isPositive();
      assertThat(manifest.valid()).isFalse();
      assertThat(manifest.invalid()).anyMatch(reason -> reason.contains("refused"));
    }
  }

  @Test
  void endsInvalidWhenTheProducerCannotGoOn() {
    producer.sendException = new KafkaException("fenced");
    Sequence sequence = sequence("profiles.known=0", "profiles.deleted=0");
    Manifest manifest = run(sequence, none(), () -> false);

    assertThat(manifest.valid()).isFalse();
    assertThat(manifest.invalid()).containsExactly("stopped at record 0: fenced");
  }

  private static boolean failNext(MockProducer<byte[], byte[]> producer) {
    return producer.errorNext(new KafkaException("refused")) && producer.history().size() > 20;
  }

  private Manifest run(Sequence sequence, Tails tails, BooleanSupplier stopped) {
    SendLoop loop = loop(sequence, tails, producer);
    loop.sendProfiles(Progress.none());
    boolean complete = loop.run(Progress.none(), stopped);
    return manifest(loop, complete ? Manifest.State.COMPLETE : Manifest.State.STOPPED);
  }

  private static Manifest manifest(SendLoop loop, Manifest.State state) {
    return loop.manifest(SendOptions.defaults(), state, START, START);
  }

  private SendLoop loop(Sequence sequence, Tails tails, MockProducer<byte[], byte[]> to) {
    return new SendLoop(
        sequence, Topics.defaults(), to, new Schedule(sequence), clock, tails, this::acknowledged);
  }

  private void acknowledged(int partition, long offset, long dueMicros, long sentMicros) {
    sends.add(new long[] {partition, offset, dueMicros, sentMicros});
  }

  private static Tails none() {
    return Tails.empty(12);
  }

  private List<ProducerRecord<byte[], byte[]>> events() {
    return producer.history().stream()
        .filter(record -> record.topic().equals(Topics.defaults().raw()))
        .toList();
  }

  private static long index(ProducerRecord<byte[], byte[]> record) {
    return Headers.number(record.headers().lastHeader(Headers.INDEX));
  }

  private static long due(ProducerRecord<byte[], byte[]> record) {
    return Headers.number(record.headers().lastHeader(Headers.DUE));
  }

  private static Sequence sequence(String... overrides) {
    Workload workload = WorkloadFile.parse("keys: {users: 100}", List.of(overrides));
    return new Sequence(workload.withRecords(RECORDS).withStart(START));
  }

  private static MockProducer<byte[], byte[]> producer(boolean acknowledges) {
    return new MockProducer<>(acknowledges, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** A clock that only moves when it is waited for, and once stalls. */
  private static final class StallingClock implements WallClock {
    static final long EPOCH = 1_772_000_000_000_000L;

    private long now = EPOCH;
    private long stallAt = Long.MAX_VALUE;
    private long stallMicros;

    @Override
    public long micros() {
      return now;
    }

    @Override
    public void await(long dueMicros) {
      now = Math.max(now, dueMicros);
      if (now >= stallAt) {
        stallAt = Long.MAX_VALUE;
        now += stallMicros;
      }
    }
  }
}
