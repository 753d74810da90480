package io.millrace.peer.flink.type;

import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/**
 * The type of values that a {@link Codec} writes: opaque to Flink, and no key.
 *
 * @param <T> the values
 */
public final class CodecType<T> extends TypeInformation<T> {
  private final Class<T> type;
  private final Codec<T> codec;

  private CodecType(Class<T> type, Codec<T> codec) {
    this.type = type;
    this.codec = codec;
  }

  /** The type of these values. */
  public static <T> CodecType<T> of(Class<T> type, Codec<T> codec) {
    return new CodecType<>(type, codec);
  }

  @Override
  public boolean isBasicType() {
    return false;
  }

  @Override
  public boolean isTupleType() {
    return false;
  }

  @Override
  public int getArity() {
    return 1;
  }

  @Override
  public int getTotalFields() {
    return 1;
  }

  @Override
  public Class<T> getTypeClass() {
    return type;
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public TypeSerializer<T> createSerializer(SerializerConfig config) {
    return new CodecSerializer<>(codec);
  }

  @Override
  @Deprecated // in the class
  public TypeSerializer<T> createSerializer(ExecutionConfig config) {
    return new CodecSerializer<>(codec);
  }

  @Override
  public String toString() {
    return "CodecType<" + type.getSimpleName() + ">";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CodecType<?> that
        && type.equals(that.type)
        && codec.getClass().equals(that.codec.getClass());
  }

  @Override
  public int hashCode() {
    return type.hashCode();
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof CodecType;
  }
}
