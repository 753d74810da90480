package io.millrace.peer.flink.type;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Arrays that may be null, and headers, for the codecs of records. */
public final class Bytes {
  private static final int NULL = -1;

  private Bytes() {}

  /** Writes an array, which may be null. */
  public static void write(byte[] bytes, DataOutputView out) throws IOException {
    if (bytes == null) {
      out.writeInt(NULL);
    } else {
      out.writeInt(bytes.length);
      out.write(bytes);
    }
  }

  /** Reads what {@link #write(byte[], DataOutputView)} wrote. */
  public static byte[] read(DataInputView in) throws IOException {
    int length = in.readInt();
    if (length == NULL) {
      return null;
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }

  static void write(Headers headers, DataOutputView out) throws IOException {
    Header[] array = headers.toArray();
    out.writeShort(array.length);
    for (Header header : array) {
      out.writeUTF(header.key());
      write(header.value(), out);
    }
  }

  static Headers readHeaders(DataInputView in) throws IOException {
    Headers headers = new RecordHeaders();
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      headers.add(new RecordHeader(in.readUTF(), read(in)));
    }
    return headers;
  }
}
