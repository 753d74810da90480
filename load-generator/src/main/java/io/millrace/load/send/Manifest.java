package io.millrace.load.send;

import io.millrace.load.sequence.Kind;
import io.millrace.load.workload.Topics;
import io.millrace.load.workload.Workload;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a run of the generator did. Written before the first record is sent, too, so that a run that
 * was killed can be resumed: the workload in it is resolved, and all else is on the topic.
 *
 * @param workload resolved workload
 * @param topics where it went
 * @param preset how it was sent
 * @param state how far it came
 * @param startedAt when the first record was sent
 * @param endedAt when the last acknowledgement was in; the start while running
 * @param kinds records of each kind that are on the topic
 * @param found records that an earlier run, now resumed, had already put there
 * @param sent records sent by this run
 * @param acknowledged of these, acknowledged by the broker
 * @param failed of these, refused or timed out
 * @param acknowledgement from send to acknowledgement
 * @param publishDelay from due time to send; all zero unless paced
 * @param invalid why the run must not be measured; empty when it may
 */
public record Manifest(
    Workload workload,
    Topics topics,
    Preset preset,
    State state,
    Instant startedAt,
    Instant endedAt,
    Map<Kind, Long> kinds,
    long found,
    long sent,
    long acknowledged,
    long failed,
    Percentiles acknowledgement,
    Percentiles publishDelay,
    List<String> invalid) {

  /** How far a run came. */
  public enum State {
    /** Not ended, or killed. */
    RUNNING,
    /** Stopped before the last record. */
    STOPPED,
    /** Every record was sent. */
    COMPLETE
  }

  /** Copies the collections. */
  public Manifest {
    kinds = Map.copyOf(kinds);
    invalid = List.copyOf(invalid);
  }

  /** Returns whether every record is on the topic and the pace was kept. */
  public boolean valid() {
    return state == State.COMPLETE && failed == 0 && invalid.isEmpty();
  }

  /** Reads a manifest. */
  public static Manifest read(Path file) {
    return ManifestFile.read(file);
  }

  /** Writes this manifest as JSON; the file is replaced in one step. */
  public void write(Path file) {
    ManifestFile.write(this, file);
  }
}
