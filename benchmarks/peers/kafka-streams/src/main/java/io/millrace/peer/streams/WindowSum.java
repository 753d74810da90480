package io.millrace.peer.streams;

import io.millrace.peer.clickstream.Totals;
import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * What the clicks of a user's window sum to.
 *
 * @param totals the sums
 * @param given how often they were given out: the next revision
 */
record WindowSum(Totals totals, int given) {
  static final WindowSum NONE = new WindowSum(Totals.NONE, 0);

  private static final int BYTES = 4 * Long.BYTES + Integer.BYTES;

  WindowSum plus(Totals more) {
    return new WindowSum(totals.plus(more), given);
  }

  WindowSum givenOnceMore() {
    return new WindowSum(totals, given + 1);
  }

  /** Four sums (long), times given (int), big-endian. */
  static Serde<WindowSum> serde() {
    return Serdes.serdeFrom((topic, sum) -> sum.toBytes(), (topic, bytes) -> WindowSum.of(bytes));
  }

  private byte[] toBytes() {
    return ByteBuffer.allocate(BYTES)
        .putLong(totals.events())
        .putLong(totals.purchases())
        .putLong(totals.amountCents())
        .putLong(totals.durationMillis())
        .putInt(given)
        .array();
  }

  private static WindowSum of(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new WindowSum(
        new Totals(buffer.getLong(), buffer.getLong(), buffer.getLong(), buffer.getLong()),
        buffer.getInt());
  }
}
