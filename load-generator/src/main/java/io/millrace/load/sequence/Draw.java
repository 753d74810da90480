package io.millrace.load.sequence;

/**
 * Random numbers without state: the n-th draw of record i is a hash of seed, i and n. The finalizer
 * is the one of SplitMix64, which is a bijection.
 */
final class Draw {
  static final int KIND = 1;
  static final int USER = 2;
  static final int LAG = 3;
  static final int ORIGIN = 4;
  static final int DEFECT = 5;
  static final int FIELDS = 6;
  static final int PADDING = 7;
  static final int IDENTITY = 8;
  static final int EXTRAS = 9;
  static final int PROFILE = 10;
  static final int UPDATE = 11;

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1.0p-53;

  private Draw() {}

  /** Returns 64 uniform bits. */
  static long of(long seed, long index, int stream) {
    return mix(mix(seed + stream * 0xD1B54A32D192ED03L) + (index + 1) * GOLDEN);
  }

  /** Returns a number from 0 to below {@code bound}, from the upper 32 bits of a draw. */
  static int below(long draw, int bound) {
    return (int) (((draw >>> 32) * bound) >>> 32);
  }

  /** Returns a number from 0 to below {@code bound}, for bounds beyond 32 bits. */
  static long below(long draw, long bound) {
    return (long) (unit(draw) * bound);
  }

  /** Returns a number from 0 to below 1. */
  static double unit(long draw) {
    return (draw >>> 11) * UNIT;
  }

  /** Returns a further draw from a draw. */
  static long next(long draw) {
    return mix(draw + GOLDEN);
  }

  static long mix(long bits) {
    long z = bits;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
