package io.millrace.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.batch.EventBatch;
import io.millrace.batch.EventBatchCoder;
import io.millrace.enrich.ReferenceSnapshot;
import io.millrace.enrich.ReferenceSnapshotCoder;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Events and snapshots that are sent one after the other, where a step may wait for what the steps
 * before it made come out.
 */
public final class Dialogue {
  static final TupleTag<KV<Integer, EventBatch>> EVENTS = new TupleTag<>() {};
  static final TupleTag<ReferenceSnapshot> SNAPSHOTS = new TupleTag<>() {};

  private final Heard heard;
  private final List<Step> steps = new ArrayList<>();

  /**
   * @param event sent, if not null
   * @param rows sent as a snapshot with this version, if not null
   * @param awaited the step is over when this was heard, at once if null
   */
  record Step(TestEvent event, TreeMap<String, String> rows, long version, String awaited)
      implements Serializable {

    /** Whether it only waits. */
    boolean isSilent() {
      return event == null && rows == null;
    }

    KV<Integer, EventBatch> events() {
      return KV.of(0, TestBatches.events(List.of(event)));
    }

    ReferenceSnapshot snapshot() {
      return snapshotOf(version, rows);
    }
  }

  public Dialogue(Heard heard) {
    this.heard = heard;
  }

  /** A snapshot with texts as extensions. */
  public static ReferenceSnapshot snapshotOf(long version, Map<String, String> rows) {
    Map<String, byte[]> extensions = new HashMap<>();
    rows.forEach((key, extension) -> extensions.put(key, extension.getBytes(UTF_8)));
    return ReferenceSnapshot.of(version, extensions);
  }

  /** Sends an event. */
  public Dialogue event(TestEvent event) {
    steps.add(new Step(event, null, 0, null));
    return this;
  }

  /** Sends a snapshot. */
  public Dialogue snapshot(long version, Map<String, String> rows) {
    steps.add(new Step(null, new TreeMap<>(rows), version, null));
    return this;
  }

  /** Waits for a line. */
  public Dialogue await(String line) {
    steps.add(new Step(null, null, 0, line));
    return this;
  }

  /** Sends an event again and again, until a line was heard. */
  public Dialogue repeat(TestEvent event, String line) {
    steps.add(new Step(event, null, 0, line));
    return this;
  }

  /** What is sent: {@link #events} and {@link #snapshots}. */
  public PCollectionTuple send(PBegin begin) {
    PCollectionTuple sent =
        begin
            .apply("Talk", Read.from(new DialogueSource(heard, steps)))
            .apply(
                "Send",
                ParDo.of(new SendFn(steps)).withOutputTags(EVENTS, TupleTagList.of(SNAPSHOTS)));
    sent.get(EVENTS).setCoder(KvCoder.of(VarIntCoder.of(), EventBatchCoder.of()));
    sent.get(SNAPSHOTS).setCoder(ReferenceSnapshotCoder.of());
    return sent;
  }

  /** The events of what is sent. */
  public static PCollection<KV<Integer, EventBatch>> events(PCollectionTuple sent) {
    return sent.get(EVENTS);
  }

  /** The snapshots of what is sent. */
  public static PCollection<ReferenceSnapshot> snapshots(PCollectionTuple sent) {
    return sent.get(SNAPSHOTS);
  }

  private static final class SendFn extends DoFn<Integer, KV<Integer, EventBatch>> {
    private final List<Step> steps;

    SendFn(List<Step> steps) {
      this.steps = List.copyOf(steps);
    }

    @ProcessElement
    public void process(ProcessContext c) {
      Step step = steps.get(c.element());
      if (step.event() != null) {
        c.output(step.events());
      } else {
        c.output(SNAPSHOTS, step.snapshot());
      }
    }
  }
}
