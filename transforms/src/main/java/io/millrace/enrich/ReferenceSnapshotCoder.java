package io.millrace.enrich;

import io.millrace.batch.PackedCoder;

/** The coder of {@link ReferenceSnapshot}. */
public final class ReferenceSnapshotCoder extends PackedCoder<ReferenceSnapshot> {
  private static final ReferenceSnapshotCoder INSTANCE = new ReferenceSnapshotCoder();

  private ReferenceSnapshotCoder() {}

  public static ReferenceSnapshotCoder of() {
    return INSTANCE;
  }

  @Override
  protected byte[] pack(ReferenceSnapshot value) {
    return value.toBytes();
  }

  @Override
  protected ReferenceSnapshot unpack(byte[] bytes) {
    return ReferenceSnapshot.ofBytes(bytes);
  }
}
