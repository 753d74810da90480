package io.millrace.benchmark.run;

import java.util.zip.CRC32C;

/**
 * The same piece of work every time, in a JVM of its own: one thread sums and hashes 64 MiB again
 * and again, 2 s to get warm and 2 s for the figure. Prints nanoseconds per byte. What it costs on
 * a machine, and whether that drifts, is independent of every system.
 */
final class CalibrationKernel {
  private static final int BYTES = 64 << 20;
  private static final long PHASE_NANOS = 2_000_000_000;

  private CalibrationKernel() {}

  public static void main(String[] args) {
    byte[] data = new byte[BYTES];
    for (int i = 0; i < data.length; i++) {
      data[i] = (byte) (i * 31 + (i >> 8));
    }
    long sum = 0;
    double nanosPerByte = 0;
    for (int phase = 0; phase < 2; phase++) {
      long begin = System.nanoTime();
      long bytes = 0;
      long now = begin;
      while (now - begin < PHASE_NANOS) {
        sum += pass(data);
        bytes += data.length;
        now = System.nanoTime();
      }
      nanosPerByte = (double) (now - begin) / bytes;
    }
    System.out.println(nanosPerByte + " " + sum);
  }

  private static long pass(byte[] data) {
    CRC32C crc = new CRC32C();
    crc.update(data, 0, data.length);
    int hash = 1;
    for (byte value : data) {
      hash = 31 * hash + value;
    }
    return crc.getValue() + hash;
  }
}
