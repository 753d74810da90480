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

  private static final int INT_BYTES = 5;
  private static final int LONG_BYTES = 10;

  private static final int TRUNCATED = DatumFlaw.TRUNCATED.position();
  private static final int BAD_LENGTH = DatumFlaw.BAD_LENGTH.position();
  private static final int BAD_BLOCK = DatumFlaw.BAD_BLOCK.position();

  private final int[] code;
  private final int[] starts;
  private final int[] ends;
  private final long[] values;

  private byte[] bytes = new byte[0];
  private int end;
  private int weightlessItems;

  /** The number that {@link #number} read last. */
  private long number;

  Skimmer(int[] code, int slots) {
    this.code = code;
    this.starts = new int[slots];
    this.ends = new int[slots];
    this.values = new long[slots];
  }

  /**
   * Walks the datum in {@code bytes[from, to)}. No content makes this throw.
   *
   * @return null if the range is exactly one well-formed datum; else what is wrong with it
   */
  public @Nullable DatumFlaw skim(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.end = to;
    this.weightlessItems = 0;
    // A field is null, or within a record that is null, when the walk does not come past it.
    Arrays.fill(starts, -1);
    int position = run(0, from, 0);
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

  /**
   * Runs from {@code start} to the next return.
   *
   * @return the position behind the values read, or a flaw in place of it
   */
  private int run(int start, int from, int depth) {
    int[] code = this.code;
    byte[] bytes = this.bytes;
    int end = this.end;
    int pc = start;
    int at = from;
    while (true) {
      switch (code[pc]) {
        case SkimProgram.STRING, SkimProgram.BYTES -> {
          at = number(at, LONG_BYTES);
          if (at < 0) {
            return at;
          }
          if (number < 0) {
            return BAD_LENGTH;
          }
          if (number > end - at) {
            return TRUNCATED;
          }
          int to = at + (int) number;
          if (code[pc] == SkimProgram.STRING && !Utf8.valid(bytes, at, to)) {
            return DatumFlaw.BAD_UTF8.position();
          }
          capture(code[pc + 1], at, to);
          at = to;
          pc += 2;
        }
        case SkimProgram.INT, SkimProgram.LONG -> {
          int to = number(at, code[pc] == SkimProgram.INT ? INT_BYTES : LONG_BYTES);
          if (to < 0) {
            return to;
          }
          captureNumber(code[pc + 1], at, to, number);
          at = to;
          pc += 2;
        }
        case SkimProgram.ENUM -> {
          int to = number(at, INT_BYTES);
          if (to < 0) {
            return to;
          }
          if (number < 0 || number >= code[pc + 2]) {
            return DatumFlaw.BAD_ENUM_INDEX.position();
          }
          captureNumber(code[pc + 1], at, to, number);
          at = to;
          pc += 3;
        }
        case SkimProgram.UNION -> {
          at = number(at, INT_BYTES);
          if (at < 0) {
            return at;
          }
          if (number < 0 || number >= code[pc + 1]) {
            return DatumFlaw.BAD_UNION_INDEX.position();
          }
          pc = code[pc + 2 + (int) number];
        }
        case SkimProgram.JUMP -> pc = code[pc + 1];
        case SkimProgram.RETURN -> {
          return at;
        }
        case SkimProgram.BOOLEAN -> {
          if (at >= end) {
            return TRUNCATED;
          }
          if ((bytes[at] & 0xFE) != 0) {
            return DatumFlaw.BAD_BOOLEAN.position();
          }
          captureNumber(code[pc + 1], at, at + 1, bytes[at]);
          at++;
          pc += 2;
        }
        case SkimProgram.FIXED -> {
          int size = code[pc + 2];
          if (size > end - at) {
            return TRUNCATED;
          }
          capture(code[pc + 1], at, at + size);
          at += size;
          pc += 3;
        }
        case SkimProgram.CALL -> {
          at = call(code[pc + 1], at, depth);
          if (at < 0) {
            return at;
          }
          pc += 2;
        }
        case SkimProgram.ITEMS -> {
          at = blocks(code[pc + 1], code[pc + 2], at, depth);
          if (at < 0) {
            return at;
          }
          pc += 3;
        }
        default -> throw new IllegalStateException("not an operation: " + code[pc]);
      }
    }
  }

  private int call(int target, int at, int depth) {
    return depth == SkimProgram.MAX_DEPTH
        ? DatumFlaw.TOO_DEEP.position()
        : run(target, at, depth + 1);
  }

  /** Arrays and maps are blocks of items, each with its count, the last one empty. */
  private int blocks(int target, int itemSize, int from, int depth) {
    int at = from;
    while (true) {
      at = number(at, LONG_BYTES);
      if (at < 0 || number == 0) {
        return at;
      }
      long count = number;
      int mustEnd = -1;
      if (count < 0) {
        // A negative count is followed by the size of the block in bytes.
        count = -count;
        at = number(at, LONG_BYTES);
        if (at < 0) {
          return at;
        }
        if (number < 0 || number > end - at) {
          return BAD_BLOCK;
        }
        mustEnd = at + (int) number;
      }
      if (count < 0 || !possible(count, itemSize, end - at)) {
        return BAD_BLOCK;
      }
      for (long i = 0; i < count; i++) {
        at = call(target, at, depth);
        if (at < 0) {
          return at;
        }
      }
      if (mustEnd >= 0 && at != mustEnd) {
        return BAD_BLOCK;
      }
    }
  }

  private boolean possible(long count, int itemSize, int remaining) {
    if (itemSize > 0) {
      return count <= remaining / itemSize;
    }
    if (count > SkimProgram.MAX_WEIGHTLESS_ITEMS - weightlessItems) {
      return false;
    }
    weightlessItems += (int) count;
    return true;
  }

  /**
   * Reads a zigzag number of variable length, seven bits a byte, lowest first, into {@link
   * #number}. With {@link #INT_BYTES} it is cut to 32 bits, as Avro's decoder does.
   */
  private int number(int from, int maxBytes) {
    byte[] bytes = this.bytes;
    int limit = end - from < maxBytes ? end : from + maxBytes;
    long raw = 0;
    int shift = 0;
    for (int at = from; at < limit; at++) {
      byte b = bytes[at];
      raw |= (b & 0x7FL) << shift;
      if (b >= 0) {
        if (maxBytes == INT_BYTES) {
          raw &= 0xFFFFFFFFL;
        }
        number = (raw >>> 1) ^ -(raw & 1);
        return at + 1;
      }
      shift += 7;
    }
    return limit - from == maxBytes ? DatumFlaw.BAD_NUMBER.position() : TRUNCATED;
  }

  private void capture(int slot, int from, int to) {
    if (slot >= 0) {
      starts[slot] = from;
      ends[slot] = to;
    }
  }

  private void captureNumber(int slot, int from, int to, long value) {
    if (slot >= 0) {
      starts[slot] = from;
      ends[slot] = to;
      values[slot] = value;
    }
  }
}
