package io.millrace.reject;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;

/** The coder of {@link RejectionBatch}: a version byte, the count, then field by field. */
public final class RejectionBatchCoder extends AtomicCoder<RejectionBatch> {
  private static final RejectionBatchCoder INSTANCE = new RejectionBatchCoder();
  private static final byte VERSION = 1;
  private static final StringUtf8Coder TEXT = StringUtf8Coder.of();
  private static final NullableCoder<byte[]> BYTES = NullableCoder.of(ByteArrayCoder.of());

  private RejectionBatchCoder() {}

  public static RejectionBatchCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(RejectionBatch batch, OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    data.writeByte(VERSION);
    data.writeInt(batch.rejections().size());
    for (Rejection rejection : batch.rejections()) {
      data.writeByte(rejection.reason().code());
      TEXT.encode(rejection.detail(), data);
      TEXT.encode(rejection.stage(), data);
      TEXT.encode(rejection.topic(), data);
      data.writeInt(rejection.partition());
      data.writeLong(rejection.offset());
      data.writeLong(rejection.timestamp());
      BYTES.encode(rejection.key(), data);
      BYTES.encode(rejection.value(), data);
      BYTES.encode(rejection.headers(), data);
    }
    data.flush();
  }

  @Override
  public RejectionBatch decode(InputStream in) throws IOException {
    DataInputStream data = new DataInputStream(in);
    byte version = data.readByte();
    if (version != VERSION) {
      throw new CoderException("not a rejection batch of version " + VERSION + ": " + version);
    }
    int count = data.readInt();
    List<Rejection> rejections = new ArrayList<>(Math.min(count, 4096));
    for (int i = 0; i < count; i++) {
      rejections.add(
          new Rejection(
              RejectionReason.ofCode(data.readByte()),
              TEXT.decode(data),
              TEXT.decode(data),
              TEXT.decode(data),
              data.readInt(),
              data.readLong(),
              data.readLong(),
              BYTES.decode(data),
              BYTES.decode(data),
              BYTES.decode(data)));
    }
    return new RejectionBatch(rejections);
  }

  @Override
  public boolean consistentWithEquals() {
    return true;
  }
}
