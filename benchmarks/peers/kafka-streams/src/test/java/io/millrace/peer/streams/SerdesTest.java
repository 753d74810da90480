package io.millrace.peer.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.peer.clickstream.SourceRecord;
import io.millrace.peer.clickstream.Totals;
import io.millrace.peer.streams.Item.Carried;
import io.millrace.peer.streams.Item.Progress;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SerdesTest {
  private static final CarriedSerde CARRIED = new CarriedSerde();

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "user"})
  void carriesRecords(String text) {
    Headers headers = new RecordHeaders().add("trace", new byte[] {1});
    byte[] key = text == null ? null : text.getBytes(UTF_8);
    SourceRecord source =
        new SourceRecord(7, 1L << 40, 1_700_000_000_000L, key, new byte[] {0, 1, 2}, headers);
    byte[] bytes = CARRIED.serialize("t", new Carried(source));
    SourceRecord carried = ((Carried) CARRIED.deserialize("t", headers, bytes)).source();
    assertThat(carried).usingRecursiveComparison().isEqualTo(source);
  }

  @Test
  void carriesProgress() {
    Progress progress = new Progress(11, 1_700_000_000_000L);
    byte[] bytes = CARRIED.serialize("t", progress);
    assertThat(CARRIED.deserialize("t", new RecordHeaders(), bytes)).isEqualTo(progress);
  }

  @Test
  void keepsSumsAndTimes() {
    WindowSum sum = new WindowSum(new Totals(1, 2, 3, 4), 5);
    assertThat(copy(WindowSum.serde(), sum)).isEqualTo(sum);
    long[] times = {1_700_000_000_000L, -1};
    assertThat(EventTimes.of(EventTimes.toBytes(times))).isEqualTo(times);
  }

  @Test
  void ordersWindowsByTheirStart() {
    List<UserWindow> inOrder =
        List.of(
            UserWindow.firstAt(0),
            new UserWindow(0, "\u00FFz"),
            UserWindow.firstAt(60_000),
            new UserWindow(60_000, "a"),
            new UserWindow(1_700_000_040_000L, "b"));
    inOrder.forEach(window -> assertThat(copy(UserWindow.serde(), window)).isEqualTo(window));
    List<byte[]> bytes =
        inOrder.stream().map(w -> UserWindow.serde().serializer().serialize("t", w)).toList();
    assertThat(bytes).isSortedAccordingTo(Arrays::compareUnsigned);
  }

  private static <T> T copy(Serde<T> serde, T value) {
    return serde.deserializer().deserialize("t", serde.serializer().serialize("t", value));
  }
}
