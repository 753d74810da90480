package io.millrace.enrich;

import static io.millrace.batch.TestRecord.bytes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.batch.ByteBlock;
import io.millrace.batch.Fingerprint;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.beam.sdk.util.CoderUtils;
import org.junit.jupiter.api.Test;

class ReferenceSnapshotTest {
  private static String find(ReferenceSnapshot snapshot, byte[] key) {
    byte[] inside = new byte[key.length + 5];
    System.arraycopy(key, 0, inside, 2, key.length);
    int row = snapshot.find(new Fingerprint(), inside, 2, key.length);
    if (row < 0) {
      assertThat(row).isEqualTo(-1);
      return null;
    }
    byte[] all = snapshot.toBytes();
    int length = ByteBlock.getInt(all, row);
    return new String(Arrays.copyOfRange(all, row + 4, row + 4 + length), UTF_8);
  }

  private static Map<String, byte[]> rows(Map<String, String> texts) {
    Map<String, byte[]> rows = new LinkedHashMap<>();
    texts.forEach((key, extension) -> rows.put(key, extension.getBytes(UTF_8)));
    return rows;
  }

  @Property(tries = 200)
  void findsEveryKeyAndNoOther(
      @ForAll("texts") Map<String, String> texts, @ForAll("keys") List<String> others)
      throws Exception {
    ReferenceSnapshot made = ReferenceSnapshot.of(4, rows(texts));
    ReferenceSnapshot back = CoderUtils.clone(ReferenceSnapshotCoder.of(), made);

    for (ReferenceSnapshot snapshot : List.of(made, back)) {
      assertThat(snapshot.rows()).isEqualTo(texts.size());
      assertThat(snapshot.version()).isEqualTo(4);
      texts.forEach((k, text) -> assertThat(find(snapshot, k.getBytes(UTF_8))).isEqualTo(text));
      others.forEach(k -> assertThat(find(snapshot, k.getBytes(UTF_8))).isEqualTo(texts.get(k)));
    }
  }

  @Provide
  Arbitrary<Map<String, String>> texts() {
    return Arbitraries.maps(key(), key()).ofMaxSize(60);
  }

  @Provide
  Arbitrary<List<String>> keys() {
    return key().list().ofMaxSize(10);
  }

  private static Arbitrary<String> key() {
    return Arbitraries.strings().withChars("abc\0é名").ofMaxLength(4);
  }

  @Test
  void findsThousandsOfKeys() {
    Map<String, String> texts = new HashMap<>();
    for (int i = 0; i < 5_000; i++) {
      texts.put("user-" + i, "row " + i);
    }
    ReferenceSnapshot snapshot = ReferenceSnapshot.of(1, rows(texts));

    texts.forEach((key, text) -> assertThat(find(snapshot, bytes(key))).isEqualTo(text));
    for (int i = 5_000; i < 10_000; i++) {
      assertThat(find(snapshot, bytes("user-" + i))).isNull();
    }
  }

  @Test
  void holdsKeysOfAnyBytesAndEmptyExtensions() {
    byte[] key = {0, (byte) 0xff, (byte) 0xc0};
    ByteBlock block = new ByteBlock(64);
    block.append(new byte[] {ReferenceSnapshot.FORMAT}, 0, 1);
    block.appendLong(9);
    block.appendInt(2);
    block.appendInt(0);
    block.appendInt(1);
    block.append(bytes("e"), 0, 1);
    block.appendInt(key.length);
    block.append(key, 0, key.length);
    block.appendInt(0);
    ReferenceSnapshot snapshot = ReferenceSnapshot.ofBytes(block.toBytes());

    assertThat(find(snapshot, key)).isEmpty();
    assertThat(find(snapshot, new byte[0])).isEqualTo("e");
    assertThat(find(snapshot, new byte[] {0, (byte) 0xff})).isNull();
    assertThat(snapshot).hasToString("ReferenceSnapshot[version 9, 2 rows]");
  }

  @Test
  void findsNothingWhenEmpty() {
    ReferenceSnapshot empty = ReferenceSnapshot.of(Long.MIN_VALUE, Map.of());

    assertThat(empty.rows()).isZero();
    assertThat(empty.version()).isEqualTo(Long.MIN_VALUE);
    assertThat(find(empty, bytes("user"))).isNull();
    assertThat(find(empty, new byte[0])).isNull();
  }

  @Test
  void isEqualByContentWhateverTheOrderOfRows() {
    Map<String, String> texts = new LinkedHashMap<>();
    Map<String, String> reversed = new LinkedHashMap<>();
    for (int i = 0; i < 50; i++) {
      texts.put("k" + i, "x" + i);
      reversed.put("k" + (49 - i), "x" + (49 - i));
    }
    ReferenceSnapshot snapshot = ReferenceSnapshot.of(1, rows(texts));

    assertThat(snapshot).isEqualTo(ReferenceSnapshot.of(1, rows(reversed)));
    assertThat(snapshot).hasSameHashCodeAs(ReferenceSnapshot.of(1, rows(reversed)));
    assertThat(snapshot).isNotEqualTo(ReferenceSnapshot.of(2, rows(texts)));
  }

  @Test
  void refusesBytesThatAreNoSnapshotOfItsFormat() throws Exception {
    byte[] encoded =
        CoderUtils.encodeToByteArray(
            ReferenceSnapshotCoder.of(), ReferenceSnapshot.of(1, Map.of()));
    encoded[1] = 2;

    assertThatThrownBy(() -> CoderUtils.decodeFromByteArray(ReferenceSnapshotCoder.of(), encoded))
        .hasMessageContaining("not a reference snapshot of format 1: 13 bytes");
    assertThatThrownBy(() -> ReferenceSnapshot.ofBytes(new byte[12]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
