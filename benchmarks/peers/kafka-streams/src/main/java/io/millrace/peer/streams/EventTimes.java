package io.millrace.peer.streams;

import java.nio.ByteBuffer;

/** The bytes of event times: eight each, big-endian. */
final class EventTimes {
  private EventTimes() {}

  static byte[] toBytes(long[] times) {
    ByteBuffer bytes = ByteBuffer.allocate(times.length * Long.BYTES);
    bytes.asLongBuffer().put(times);
    return bytes.array();
  }

  static long[] of(byte[] bytes) {
    long[] times = new long[bytes.length / Long.BYTES];
    ByteBuffer.wrap(bytes).asLongBuffer().get(times);
    return times;
  }
}
