package io.millrace.batch;

import static io.millrace.batch.TestRecord.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class ByteBlockTest {
  @Test
  void keepsWhatWasWrittenWhenItGrows() {
    ByteBlock block = new ByteBlock(1);
    ByteBuffer expected = ByteBuffer.allocate(1300);
    for (int i = 0; i < 100; i++) {
      block.appendInt(i - 50);
      block.appendLong((i - 50L) << 40);
      block.append(new byte[] {9, (byte) i, 9}, 1, 1);
      expected.putInt(i - 50).putLong((i - 50L) << 40).put((byte) i);
    }

    assertThat(block.size()).isEqualTo(1300);
    assertThat(block.toBytes()).isEqualTo(expected.array());
  }

  @Test
  void forgetsWhatIsCutOff() {
    ByteBlock block = new ByteBlock(16);
    block.appendInt(1);
    block.appendInt(2);
    block.truncate(4);
    block.append(ByteBuffer.wrap(bytes("ab")));
    block.setInt(0, 7);

    assertThat(block.toBytes()).containsExactly(0, 0, 0, 7, 'a', 'b');
  }
}
