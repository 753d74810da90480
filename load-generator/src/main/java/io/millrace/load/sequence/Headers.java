package io.millrace.load.sequence;

import java.nio.ByteBuffer;
import org.apache.kafka.common.header.Header;

/** Headers of the input records. */
public final class Headers {
  /** Index of the record in its sequence, as eight bytes, the most significant first. */
  public static final String INDEX = "millrace.index";

  /**
   * Only in paced runs: when the record was due, in microseconds since the epoch, as eight bytes.
   */
  public static final String DUE = "millrace.due";

  /** Some records have this too, so that it is seen that headers survive. */
  public static final String TRACE = "trace-id";

  private Headers() {}

  /** Returns the eight bytes of a number. */
  public static byte[] bytes(long number) {
    return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
  }

  /** Returns the number in eight bytes, or -1 if there are none. */
  public static long number(Header header) {
    byte[] value = header == null ? null : header.value();
    return value == null || value.length != Long.BYTES ? -1 : ByteBuffer.wrap(value).getLong();
  }

  /** Returns the trace id that goes with an event. */
  public static byte[] trace(long origin) {
    return bytes(Draw.mix(origin));
  }
}
