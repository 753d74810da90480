package io.millrace.benchmark.observe;

/** Makes samples; times are in milliseconds. */
public final class Samples {
  private static final long MILLI = 1_000_000;
  private static final long ROOM = 100L << 30;

  private final long millis;
  private long enriched;
  private long stolen;
  private long foreign;
  private long intruders;
  private long memoryStall;
  private long ioStall;
  private long brokerSide;
  private long free = ROOM;

  private Samples(long millis) {
    this.millis = millis;
  }

  /** Begins a sample of that time, in which nothing goes on. */
  public static Samples quiet(long millis) {
    return new Samples(millis);
  }

  /** A sample in which nothing but the system goes on. */
  public static Sample of(long nanos, long enriched, long cpu) {
    return new Sample(
        nanos, nanos, enriched, enriched, cpu, cpu / 4, cpu / 8, cpu / 2, 0, 0, 0, 0, 0, 0, ROOM);
  }

  /** Sets the records on the enriched topic. */
  public Samples enriched(long records) {
    enriched = records;
    return this;
  }

  /** Sets what the hypervisor took. */
  public Samples stolen(long time) {
    stolen = time;
    return this;
  }

  /** Sets what other processes used. */
  public Samples foreign(long time) {
    foreign = time;
    return this;
  }

  /** Sets what others used of the system's cores. */
  public Samples intruders(long time) {
    intruders = time;
    return this;
  }

  /** Sets how long was waited. */
  public Samples stalls(long memory, long io) {
    memoryStall = memory;
    ioStall = io;
    return this;
  }

  /** Sets what was used on the brokers' side. */
  public Samples brokerSide(long time) {
    brokerSide = time;
    return this;
  }

  /** Sets the room on the disk. */
  public Samples free(long bytes) {
    free = bytes;
    return this;
  }

  /** The sample. */
  public Sample sample() {
    return new Sample(
        millis * MILLI,
        millis,
        enriched,
        enriched,
        millis * MILLI,
        0,
        0,
        brokerSide * MILLI,
        brokerSide * MILLI,
        foreign * MILLI,
        intruders * MILLI,
        stolen * MILLI,
        memoryStall * MILLI,
        ioStall * MILLI,
        free);
  }
}
