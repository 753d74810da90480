package io.millrace.load.workload;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeSet;

/**
 * A load, fully described: with a resolved workload, every record of the run is a pure function of
 * its index. {@code default.yaml} beside this class documents every field for users.
 *
 * @param seed of all random choices
 * @param records number of records on the input topic
 * @param partitions number of partitions of the input topic
 * @param emptyPartitions partitions that get no record, at most half: users live elsewhere
 * @param eventTime where on the time line the events happen
 * @param arrival how the records spread over time
 * @param keys which users act
 * @param payload size of the records
 * @param duplicates copies of earlier events
 * @param rejections records that must be dead-lettered
 * @param disorder events out of order
 * @param profiles reference data
 * @param pipeline parameters of the pipeline under load
 */
public record Workload(
    long seed,
    long records,
    int partitions,
    List<Integer> emptyPartitions,
    EventTime eventTime,
    Arrival arrival,
    Keys keys,
    Payload payload,
    Duplicates duplicates,
    Rejections rejections,
    Disorder disorder,
    Profiles profiles,
    Pipeline pipeline) {

  /** Checks the ranges, and that the shares fit together. */
  public Workload {
    emptyPartitions = List.copyOf(new TreeSet<>(emptyPartitions));
    double shares = sum(duplicates) + sum(rejections) + sum(disorder);
    Problems problems =
        new Problems()
            .range("records", records, 1, 2_000_000_000L)
            .range("partitions", partitions, 1, 120)
            .require(
                emptyPartitions.size() * 2 <= partitions,
                "emptyPartitions " + emptyPartitions + " are over half of " + partitions)
            .require(
                shares <= 1,
                "the shares of duplicates, rejections and disorder sum to " + shares + ", over 1");
    for (int empty : emptyPartitions) {
      problems.range("emptyPartitions", empty, 0, partitions - 1L);
    }
    problems.throwIfAny();
  }

  /** Returns the default workload: a million records with every class of fault in it. */
  public static Workload defaults() {
    return WorkloadFile.parse("", List.of());
  }

  /** Reads a file, over the defaults, and applies {@code path=value} overrides. */
  public static Workload load(Path file, List<String> overrides) {
    return WorkloadFile.load(file, overrides);
  }

  /** Returns this workload with another seed. */
  public Workload withSeed(long other) {
    return copy(other, records, eventTime, arrival);
  }

  /** Returns this workload with another number of records, whatever its duration was. */
  public Workload withRecords(long count) {
    Arrival counted =
        new Arrival(
            arrival.profile(),
            arrival.peak(),
            arrival.periods(),
            arrival.burstShare(),
            arrival.perSecond(),
            Duration.ZERO);
    return copy(seed, count, eventTime, counted);
  }

  /** Returns this workload with its first event at {@code start}. */
  public Workload withStart(Instant start) {
    return copy(seed, records, new EventTime(start, eventTime.span(), eventTime.margin()), arrival);
  }

  /** Returns this workload paced at a mean rate; 0 is as fast as the broker takes. */
  public Workload withRate(double perSecond) {
    return copy(
        seed,
        records,
        eventTime,
        new Arrival(
            arrival.profile(),
            arrival.peak(),
            arrival.periods(),
            arrival.burstShare(),
            perSecond,
            arrival.duration()));
  }

  /**
   * Returns this workload paced, with an event time that follows the time of day: a record is due
   * when its event happens, if it is in order.
   *
   * @param perSecond mean rate; the number of records follows from it
   * @param length of the run, and of the event time
   * @param start of both
   */
  public Workload inRealTime(double perSecond, Duration length, Instant start) {
    double seconds = length.toMillis() / 1e3;
    long count = Math.round(perSecond * seconds);
    EventTime time = new EventTime(start, length, eventTime.margin());
    return copy(seed, count, time, arrival)
        .withRecords(count)
        // Of exactly as many records, so that the run is not a part of a record longer or shorter.
        .withRate(count / seconds);
  }

  /**
   * Returns this workload with nothing left open: a start time, if it was auto, so that the span
   * ends its margin before {@code now}; and the number of records, if a duration was given.
   */
  public Workload resolved(Instant now) {
    Workload counted = this;
    if (!arrival.duration().isZero()) {
      counted = withRecords(Math.round(arrival.perSecond() * arrival.duration().toMillis() / 1e3));
    }
    if (eventTime.start() != null) {
      return counted;
    }
    Instant start = now.minus(eventTime.margin()).minus(eventTime.span());
    return counted.withStart(start.truncatedTo(ChronoUnit.SECONDS));
  }

  /** Returns this workload as YAML that {@link #load} reads back. */
  public String toYaml() {
    return WorkloadFile.print(this);
  }

  private Workload copy(long newSeed, long count, EventTime time, Arrival newArrival) {
    return new Workload(
        newSeed,
        count,
        partitions,
        emptyPartitions,
        time,
        newArrival,
        keys,
        payload,
        duplicates,
        rejections,
        disorder,
        profiles,
        pipeline);
  }

  private static double sum(Duplicates shares) {
    return shares.immediate() + shares.delayed() + shares.beyondHorizon();
  }

  private static double sum(Disorder shares) {
    return shares.disordered() + shares.lateWithin() + shares.lateBeyond();
  }

  private static double sum(Rejections shares) {
    return shares.nullValue()
        + shares.malformed()
        + shares.unknownSchema()
        + shares.missingField()
        + shares.outOfRange()
        + shares.badFormat()
        + shares.badEventTime();
  }
}
