package io.millrace.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.batch.EventBatch;
import io.millrace.batch.RecordBatch;
import io.millrace.batch.RecordCursor;
import io.millrace.reject.Rejection;
import io.millrace.reject.RejectionBatch;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.FlatMapElements;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptors;

/** Outputs of stages as one line of text for each event, total or rejection. */
public final class Shown {
  private Shown() {}

  /** The ids of events; with {@code +extension} if they were enriched. */
  public static PCollection<String> events(String name, PCollection<KV<Integer, EventBatch>> in) {
    return in.apply(
        "Show " + name,
        FlatMapElements.into(TypeDescriptors.strings()).via(batch -> lines(batch.getValue())));
  }

  /** The values of records. */
  public static PCollection<String> records(String name, PCollection<RecordBatch> in) {
    return in.apply(
        "Show " + name, FlatMapElements.into(TypeDescriptors.strings()).via(Shown::lines));
  }

  /** Reason, stage and event id of rejections: {@code LATE in aggregate: a}. */
  public static PCollection<String> rejections(String name, PCollection<RejectionBatch> in) {
    return in.apply(
        "Show " + name, FlatMapElements.into(TypeDescriptors.strings()).via(Shown::lines));
  }

  static List<String> lines(EventBatch events) {
    List<String> lines = new ArrayList<>();
    for (int event = 0; event < events.count(); event++) {
      String payload =
          new String(
              events.toBytes(), events.payloadStart(event), events.payloadLength(event), UTF_8);
      String extension =
          new String(
              events.toBytes(), events.extensionStart(event), events.extensionLength(event), UTF_8);
      lines.add(id(payload) + (extension.isEmpty() ? "" : '+' + extension));
    }
    return lines;
  }

  static List<String> lines(RecordBatch records) {
    List<String> lines = new ArrayList<>();
    RecordCursor record = records.cursor();
    while (record.next()) {
      lines.add(new String(record.value(), UTF_8));
    }
    return lines;
  }

  static List<String> lines(RejectionBatch batch) {
    List<String> lines = new ArrayList<>();
    for (Rejection rejection : batch.rejections()) {
      String value = rejection.value() == null ? "null" : new String(rejection.value(), UTF_8);
      lines.add(rejection.reason() + " in " + rejection.stage() + ": " + id(value));
    }
    return lines;
  }

  private static String id(String value) {
    int end = value.indexOf(';');
    return end < 0 ? value : value.substring(0, end);
  }
}
