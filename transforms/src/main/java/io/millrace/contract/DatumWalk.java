package io.millrace.contract;

/**
 * The interpreter of a {@link SkimProgram}: walks one datum and notes the captured fields in the
 * arrays it was given. Positions are indexes of the bytes; a flaw stands in place of a position as
 * a negative number.
 */
final class DatumWalk {

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

  DatumWalk(int[] code, int[] starts, int[] ends, long[] values) {
    this.code = code;
    this.starts = starts;
    this.ends = ends;
    this.values = values;
  }

  /** Walks the datum that begins at {@code from}; returns where it ends, or a flaw. */
  int walk(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.end = to;
    this.weightlessItems = 0;
    return run(0, from, 0);
  }

  /** Runs from {@code start} of the code to the next return. */
  private int run(int start, int from, int depth) {
    int[] code = this.code;
    byte[] bytes = this.bytes;
    int end = this.end;
    int pc = start;
    int at = from;
    while (true) {
      switch (code[pc]) {
        case SkimProgram.STRING, SkimProgram.BYTES -> {
          int length = at < end ? bytes[at] : -1;
          if (length >= 0 && (length & 1) == 0) {
            // Most lengths take one byte, and stay in a register this way.
            length >>>= 1;
            at++;
          } else {
            at = number(at, LONG_BYTES);
            if (at < 0) {
              return at;
            }
            if (number < 0) {
              return BAD_LENGTH;
            }
            length = (int) Math.min(number, Integer.MAX_VALUE);
          }
          if (length > end - at) {
            return TRUNCATED;
          }
          int to = at + length;
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
    if (from < end) {
      int only = bytes[from];
      if (only >= 0) {
        number = (only >>> 1) ^ (long) -(only & 1);
        return from + 1;
      }
    }
    return longNumber(from, maxBytes);
  }

  /** Apart from {@link #number}, to keep the usual case small enough to be inlined everywhere. */
  private int longNumber(int from, int maxBytes) {
    byte[] bytes = this.bytes;
    int limit = end - from < maxBytes ? end : from + maxBytes;
    long raw = 0;
    int shift = 0;
    for (int at = from; at < limit; at++) {
      byte b = bytes[at];
      raw |= (b & 0x7FL) << shift;
      if (b >= 0) {
        raw &= maxBytes == INT_BYTES ? 0xFFFFFFFFL : -1L;
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
