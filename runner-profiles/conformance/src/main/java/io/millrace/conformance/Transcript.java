package io.millrace.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.batch.EventBatch;
import io.millrace.batch.RecordBatch;
import io.millrace.batch.RecordCursor;
import io.millrace.reject.Rejection;
import io.millrace.reject.RejectionBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.FlatMapElements;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.TypeDescriptors;

/**
 * All that the stages of a pipeline gave, as lines of text: one for each event, total and
 * rejection. One assertion on all of them keeps a test's pipeline small.
 */
public final class Transcript {
  private final List<PCollection<String>> voices = new ArrayList<>();

  /** Notes each event as {@code voice: id@time}, followed by {@code +extension} if it has one. */
  public Transcript events(String voice, PCollection<KV<Integer, EventBatch>> events) {
    return add(voice + " events", events, batch -> lines(voice, batch.getValue()));
  }

  /** Notes the value of each record as {@code voice: value}. */
  public Transcript records(String voice, PCollection<RecordBatch> records) {
    return add(voice + " records", records, batch -> lines(voice, batch));
  }

  /** Notes each rejection as {@code voice: REASON id@time}. */
  public Transcript rejections(String voice, PCollection<RejectionBatch> rejections) {
    return rejections(voice, rejections, voice);
  }

  /** The same, for a voice that has several sources. */
  public Transcript rejections(
      String voice, PCollection<RejectionBatch> rejections, String source) {
    return add(source + " rejections", rejections, batch -> lines(voice, batch));
  }

  private <T> Transcript add(
      String name, PCollection<T> in, SerializableFunction<T, Iterable<String>> lines) {
    voices.add(
        in.apply("Note " + name, FlatMapElements.into(TypeDescriptors.strings()).via(lines)));
    return this;
  }

  /** Asserts that exactly these lines come, in any order. */
  public void expect(String... lines) {
    expect(Arrays.asList(lines));
  }

  /** Asserts that exactly these lines come, in any order. */
  public void expect(Iterable<String> lines) {
    PAssert.that(PCollectionList.of(voices).apply("Transcript", Flatten.pCollections()))
        .containsInAnyOrder(lines);
  }

  static List<String> lines(String voice, EventBatch events) {
    List<String> lines = new ArrayList<>();
    for (int event = 0; event < events.count(); event++) {
      String payload =
          text(events.toBytes(), events.payloadStart(event), events.payloadLength(event));
      String extension =
          text(events.toBytes(), events.extensionStart(event), events.extensionLength(event));
      lines.add(voice + ": " + brief(payload) + (extension.isEmpty() ? "" : '+' + extension));
    }
    return lines;
  }

  private static List<String> lines(String voice, RecordBatch records) {
    List<String> lines = new ArrayList<>();
    RecordCursor record = records.cursor();
    while (record.next()) {
      lines.add(voice + ": " + new String(record.value(), UTF_8));
    }
    return lines;
  }

  static List<String> lines(String voice, RejectionBatch batch) {
    List<String> lines = new ArrayList<>();
    for (Rejection rejection : batch.rejections()) {
      String value = rejection.value() == null ? "null" : new String(rejection.value(), UTF_8);
      lines.add(voice + ": " + rejection.reason() + ' ' + brief(value));
    }
    return lines;
  }

  private static String text(byte[] bytes, int start, int length) {
    return new String(bytes, start, length, UTF_8);
  }

  /** {@code id@time} of a score's text; another text as it is. */
  private static String brief(String value) {
    ScoreReader score = new ScoreReader();
    byte[] bytes = value.getBytes(UTF_8);
    return score.read(bytes, 0, bytes.length, 0) == null
        ? text(bytes, score.idStart(), score.idLength()) + '@' + Times.text(score.eventTime())
        : value;
  }
}
