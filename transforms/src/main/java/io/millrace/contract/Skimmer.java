package io.millrace.contract;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Runs a {@link SkimProgram} over one datum after the other, and holds what was captured of the
 * last one. Not thread-safe; allocates nothing after construction.
 *
 * <p>Fields are addressed by their slot, the position in {@link SkimProgram#fields()}. Captured
 * values are defined only after {@link #skim} found no flaw, and as long as its bytes stay
 * unchanged.
 */
public final class Skimmer {

  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private final DatumWalk walk;
  private final int[] starts;
  private final int[] ends;
  private final long[] values;

  private byte[] bytes = new byte[0];

  Skimmer(int[] code, int slots) {
    this.starts = new int[slots];
    this.ends = new int[slots];
    this.values = new long[slots];
    this.walk = new DatumWalk(code, starts, ends, values);
  }

  /**
   * Walks the datum in {@code bytes[from, to)}. No content makes this throw.
   *
   * @return null if the range is exactly one well-formed datum; else what is wrong with it
   */
  public @Nullable DatumFlaw skim(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    // A field is null, or within a record that is null, when the walk does not come past it.
    Arrays.fill(starts, -1);
    int position = walk.walk(bytes, from, to);
    if (position == to) {
      return null;
    }
    return position < 0 ? DatumFlaw.ofPosition(position) : DatumFlaw.TRAILING_BYTES;
  }

  /** Whether the field, or a record around it, is null. */
  public boolean isNull(int slot) {
    return starts[slot] < 0;
  }

  /** Where the content begins: of strings and bytes behind the length. -1 if the field is null. */
  public int start(int slot) {
    return starts[slot];
  }

  /** Where the content of a field that is not null ends. */
  public int end(int slot) {
    return ends[slot];
  }

  /** The value of an int or a long, the index of an enum's symbol, or 0 or 1 for a boolean. */
  public long longValue(int slot) {
    return values[slot];
  }

  /** The value of a float. */
  public float floatValue(int slot) {
    return Float.intBitsToFloat((int) INTS.get(bytes, starts[slot]));
  }

  /** The value of a double. */
  public double doubleValue(int slot) {
    return Double.longBitsToDouble((long) Utf8.LONGS.get(bytes, starts[slot]));
  }
}
