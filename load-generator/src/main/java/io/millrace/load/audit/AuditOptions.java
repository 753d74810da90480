package io.millrace.load.audit;

import io.millrace.load.oracle.Rung;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * How a run is audited.
 *
 * @param mode the guarantee the output is held to
 * @param rung how much of the job was done
 * @param keepsOrder whether the runner keeps the order of a user's events, so that it is checked
 * @param readCommitted whether records of open and aborted transactions are left out
 * @param examples how many records are named per fault and topic
 * @param startedAt when a paced load started; without meaning for a preloaded one
 * @param stall longest time, in a paced load, from when a record was due until it could be read
 * @param clientProperties further properties of the consumers, such as security
 */
public record AuditOptions(
    Mode mode,
    Rung rung,
    boolean keepsOrder,
    boolean readCommitted,
    int examples,
    Instant startedAt,
    Duration stall,
    Map<String, String> clientProperties) {
  /** How many records are named by default. */
  public static final int DEFAULT_EXAMPLES = 5;

  /** The stall that is assumed unless a manifest says what it was. */
  public static final Duration DEFAULT_STALL = Duration.ofSeconds(2);

  /** Copies the properties. */
  public AuditOptions {
    clientProperties = Map.copyOf(clientProperties);
  }

  /**
   * Returns the usual options of a mode: the whole job, no order, committed only if exactly once.
   */
  public static AuditOptions of(Mode mode) {
    return new AuditOptions(
        mode,
        Rung.J5,
        false,
        mode == Mode.EXACTLY_ONCE,
        DEFAULT_EXAMPLES,
        Instant.EPOCH,
        DEFAULT_STALL,
        Map.of());
  }

  /** Returns these options with the order of each user's events checked, or not. */
  public AuditOptions withKeepsOrder(boolean checked) {
    return new AuditOptions(
        mode, rung, checked, readCommitted, examples, startedAt, stall, clientProperties);
  }

  /** Returns these options for a system that does less than the whole job. */
  public AuditOptions withRung(Rung done) {
    return new AuditOptions(
        mode, done, keepsOrder, readCommitted, examples, startedAt, stall, clientProperties);
  }

  /** Returns these options with further client properties. */
  public AuditOptions withClientProperties(Map<String, String> properties) {
    return new AuditOptions(
        mode, rung, keepsOrder, readCommitted, examples, startedAt, stall, properties);
  }

  /** Returns these options for a load that started then and stalled at most so long. */
  public AuditOptions withPace(Instant start, Duration longestStall) {
    return new AuditOptions(
        mode, rung, keepsOrder, readCommitted, examples, start, longestStall, clientProperties);
  }
}
