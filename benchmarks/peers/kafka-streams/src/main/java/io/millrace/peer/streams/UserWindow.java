package io.millrace.peer.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * A user's window. As bytes, windows are in the order of their start.
 *
 * @param start in epoch milliseconds, not negative
 * @param user not empty, but for the first of all that start then
 */
record UserWindow(long start, String user) {

  /** Start (long, big-endian), user (UTF-8). */
  static Serde<UserWindow> serde() {
    return Serdes.serdeFrom(
        (topic, window) -> window.toBytes(), (topic, bytes) -> UserWindow.of(bytes));
  }

  private byte[] toBytes() {
    byte[] id = user.getBytes(UTF_8);
    return ByteBuffer.allocate(Long.BYTES + id.length).putLong(start).put(id).array();
  }

  private static UserWindow of(byte[] bytes) {
    return new UserWindow(
        ByteBuffer.wrap(bytes).getLong(),
        new String(bytes, Long.BYTES, bytes.length - Long.BYTES, UTF_8));
  }

  /** What no window before {@code start} is behind, and no other before. */
  static UserWindow firstAt(long start) {
    return new UserWindow(start, "");
  }
}
