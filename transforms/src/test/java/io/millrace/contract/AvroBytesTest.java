package io.millrace.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;

class AvroBytesTest {

  @Property
  void writesWhatAvroWrites(
      @ForAll long number, @ForAll int branch, @ForAll String text, @ForAll double real)
      throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    AvroBytes ours = new AvroBytes(0).writeLong(1).writeString("of before");
    ours.clear();
    ours.writeLong(number)
        .writeIndex(branch)
        .writeString(utf8)
        .writeString(text)
        .writeBoolean(real > 0)
        .writeBoolean(real <= 0)
        .writeDouble(real)
        .writeRaw(utf8, 0, utf8.length);

    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BinaryEncoder avro = EncoderFactory.get().binaryEncoder(out, null);
    avro.writeLong(number);
    avro.writeIndex(branch);
    avro.writeBytes(utf8);
    avro.writeString(text);
    avro.writeBoolean(real > 0);
    avro.writeBoolean(real <= 0);
    avro.writeDouble(real);
    avro.writeFixed(utf8);
    avro.flush();

    assertThat(ours.toByteArray()).isEqualTo(out.toByteArray());
    assertThat(ours.length()).isEqualTo(out.size());
    assertThat(ours.array()).startsWith(out.toByteArray());
  }

  @Test
  void growsOnlyWhenNeeded() {
    AvroBytes bytes = new AvroBytes(100);
    byte[] array = bytes.array();
    bytes.writeString(new byte[50]).writeRaw(array, 0, 49);
    assertThat(bytes.array()).isSameAs(array);
    bytes.writeBoolean(true);
    assertThat(bytes.length()).isEqualTo(101);
    assertThat(bytes.array().length).isGreaterThan(101);
  }
}
