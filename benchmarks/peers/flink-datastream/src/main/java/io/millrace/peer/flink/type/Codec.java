package io.millrace.peer.flink.type;

import java.io.IOException;
import java.io.Serializable;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes and reads values. Has no state of its own, so that several threads may use one.
 *
 * @param <T> values that are never changed, or else are copied by {@link #copy}
 */
public interface Codec<T> extends Serializable {
  /** Writes a value. */
  void write(T value, DataOutputView out) throws IOException;

  /** Reads what {@link #write} wrote. */
  T read(DataInputView in) throws IOException;

  /** A value that no change of the original reaches: the same one, if it is never changed. */
  default T copy(T value) {
    return value;
  }

  /** Whether values are never changed. */
  default boolean isImmutable() {
    return true;
  }
}
