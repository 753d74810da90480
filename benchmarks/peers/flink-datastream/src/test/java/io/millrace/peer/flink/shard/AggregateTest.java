package io.millrace.peer.flink.shard;

import static io.millrace.peer.flink.TestClicks.click;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.clickstream.ClickAggregate;
import io.millrace.contract.WireFormat;
import io.millrace.peer.clickstream.JobOptions;
import io.millrace.peer.flink.TestClicks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AggregateTest {
  private static final long WINDOW = 60_000;
  private static final long LATENESS = 120_000;
  private static final long START = 20_000_000 * WINDOW;
  private static final long END = START + WINDOW;

  private final JobOptions options =
      TestClicks.options("--windowSize=PT1M", "--allowedLateness=PT2M", "--aggregateTopic=totals");
  private ShardHarness<ProducerRecord<byte[], byte[]>> stage;

  @BeforeEach
  void open() throws Exception {
    stage = ShardHarness.open(new Aggregate(options));
  }

  @AfterEach
  void close() throws Exception {
    stage.close();
  }

  /** Of each record user, start of the window behind {@code START}, events and revision. */
  private static List<String> texts(List<ProducerRecord<byte[], byte[]>> records)
      throws IOException {
    List<String> texts = new ArrayList<>();
    for (ProducerRecord<byte[], byte[]> record : records) {
      byte[] value = record.value();
      ClickAggregate total =
          new SpecificDatumReader<>(ClickAggregate.class)
              .read(
                  null,
                  DecoderFactory.get()
                      .binaryDecoder(
                          value,
                          WireFormat.HEADER_LENGTH,
                          value.length - WireFormat.HEADER_LENGTH,
                          null));
      long start = total.getWindowStart().toEpochMilli();
      assertThat(record.topic()).isEqualTo("totals");
      assertThat(new String(record.key(), UTF_8)).isEqualTo(total.getUserId() + "@" + start);
      texts.add(
          total.getUserId()
              + " +"
              + (start - START)
              + ": "
              + total.getEvents()
              + " #"
              + total.getRevision());
    }
    return texts;
  }

  @Test
  void givesTotalsWhenTheWatermarkHasReachedTheEnd() throws Exception {
    assertThat(stage.process(1, click("a", "u", START), click("b", "v", END - 1))).isEmpty();
    assertThat(stage.process(1, click("c", "u", START + 1), click("d", "u", END))).isEmpty();
    assertThat(stage.process(2, click("e", "w", START))).isEmpty();
    assertThat(stage.advanceTo(END - 1)).isEmpty();
    assertThat(texts(stage.advanceTo(END)))
        .containsExactlyInAnyOrder("u +0: 2 #0", "v +0: 1 #0", "w +0: 1 #0");
    assertThat(texts(stage.advanceTo(END + WINDOW))).containsExactly("u +60000: 1 #0");
  }

  @Test
  void correctsTotalsUntilTheWindowIsClosed() throws Exception {
    stage.process(1, click("a", "u", START));
    stage.advanceTo(END + LATENESS - 1);
    assertThat(texts(stage.process(1, click("b", "u", START), click("c", "v", START))))
        .containsExactly("u +0: 2 #1", "v +0: 1 #0");
    assertThat(stage.rejected()).isEmpty();

    assertThat(stage.advanceTo(END + LATENESS)).isEmpty();
    assertThat(stage.process(1, click("d", "u", START))).isEmpty();
    assertThat(stage.rejected())
        .singleElement()
        .satisfies(
            letter ->
                assertThat(letter.headers().lastHeader("millrace.reason").value())
                    .asString(UTF_8)
                    .isEqualTo("LATE"));
  }

  @Test
  void keepsNothingOfClosedWindows() throws Exception {
    stage.process(1, click("a", "u", START));
    assertThat(stage.tables()).isOne();
    stage.advanceTo(END + LATENESS + WINDOW); // windows go by twos
    assertThat(stage.tables()).isZero();
    assertThat(stage.timers()).isZero();
  }

  @Test
  void aCheckpointHasWhatWasThereWhenItBegan() throws Exception {
    stage.process(1, click("a", "u", START));
    ShardHarness.Checkpoint checkpoint = stage.beginCheckpoint();
    stage.process(1, click("b", "u", START), click("c", "v", START));
    OperatorSubtaskState state = checkpoint.write();
    assertThat(texts(stage.advanceTo(END))).containsExactly("u +0: 2 #0", "v +0: 1 #0");
    stage.close();

    stage = ShardHarness.open(new Aggregate(options), state);
    assertThat(texts(stage.advanceTo(END))).containsExactly("u +0: 1 #0");
  }
}
