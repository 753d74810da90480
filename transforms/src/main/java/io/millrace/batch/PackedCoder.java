package io.millrace.batch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.ByteArrayCoder;

/**
 * A coder of a value whose packed form is one array that begins with its version: length and bytes,
 * no more. Deterministic, consistent with equals.
 */
public abstract class PackedCoder<T> extends AtomicCoder<T> {
  private static final ByteArrayCoder BYTES = ByteArrayCoder.of();

  /** The packed form of a value, not copied. */
  protected abstract byte[] pack(T value);

  /** The value of a packed form, which is not copied. */
  protected abstract T unpack(byte[] bytes);

  @Override
  public void encode(T value, OutputStream out) throws IOException {
    BYTES.encode(pack(value), out);
  }

  @Override
  public T decode(InputStream in) throws IOException {
    return unpack(BYTES.decode(in));
  }

  @Override
  public boolean consistentWithEquals() {
    return true;
  }

  @Override
  public boolean isRegisterByteSizeObserverCheap(T value) {
    return true;
  }

  @Override
  protected long getEncodedElementByteSize(T value) throws Exception {
    return pack(value).length + 5L;
  }
}
