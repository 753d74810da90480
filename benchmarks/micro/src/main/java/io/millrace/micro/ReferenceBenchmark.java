package io.millrace.micro;

import io.millrace.batch.Fingerprint;
import io.millrace.enrich.ReferenceSnapshot;
import io.millrace.load.sequence.Sequence;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Reference data: indexing a snapshot, as every worker does once per refresh, and hashing a key.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class ReferenceBenchmark {
  @Param({"1000", "100000"})
  public int keys;

  private final Fingerprint print = new Fingerprint();
  private byte[] packed;
  private byte[][] ids;
  private int at;

  @Setup
  public void generate() {
    Sequence sequence = Clicks.sequence("keys.users=" + keys);
    ids = new byte[keys][];
    for (int user = 0; user < keys; user++) {
      ids[user] = sequence.users().id(user);
    }
    packed = Clicks.reference(sequence, keys).toBytes();
  }

  @Benchmark
  public ReferenceSnapshot index() {
    return ReferenceSnapshot.ofBytes(packed);
  }

  @Benchmark
  public long hashKey() {
    at = at + 1 == ids.length ? 0 : at + 1;
    return print.of(ids[at], 0, ids[at].length).low();
  }
}
