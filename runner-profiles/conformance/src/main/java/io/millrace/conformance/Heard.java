package io.millrace.conformance;

import io.millrace.batch.EventBatch;
import io.millrace.reject.RejectionBatch;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * What came out of a running pipeline, in its order, while it runs: for what depends on two inputs,
 * whose order no runner promises. Runners under test run in this JVM, so that lines are kept in a
 * static map, by pipeline.
 */
public final class Heard implements Serializable {
  private static final Map<String, List<String>> LINES = new ConcurrentHashMap<>();
  private static final long PATIENCE_MILLIS = 60_000;

  private final String pipeline = UUID.randomUUID().toString();

  private List<String> own() {
    return LINES.computeIfAbsent(pipeline, any -> new ArrayList<>());
  }

  /** Listens to events, as {@link Transcript} writes them. */
  public void events(String voice, PCollection<KV<Integer, EventBatch>> events) {
    events.apply(
        "Listen to " + voice,
        ParDo.of(
            new DoFn<KV<Integer, EventBatch>, Void>() {
              @ProcessElement
              public void process(@Element KV<Integer, EventBatch> batch) {
                add(Transcript.lines(voice, batch.getValue()));
              }
            }));
  }

  /** Listens to rejections, as {@link Transcript} writes them. */
  public void rejections(String voice, PCollection<RejectionBatch> rejections) {
    rejections.apply(
        "Listen to " + voice,
        ParDo.of(
            new DoFn<RejectionBatch, Void>() {
              @ProcessElement
              public void process(@Element RejectionBatch batch) {
                add(Transcript.lines(voice, batch));
              }
            }));
  }

  private void add(List<String> lines) {
    List<String> own = own();
    synchronized (own) {
      own.addAll(lines);
      own.notifyAll();
    }
  }

  /** Whether this line came. */
  public boolean contains(String line) {
    return lines().contains(line);
  }

  /** All lines so far, in their order. */
  public List<String> lines() {
    List<String> own = own();
    synchronized (own) {
      return List.copyOf(own);
    }
  }

  /**
   * Waits until something came.
   *
   * @throws IllegalStateException if nothing comes for a minute
   */
  public void await() throws InterruptedException {
    List<String> own = own();
    synchronized (own) {
      long deadline = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
      while (own.isEmpty()) {
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          throw new IllegalStateException("nothing came out of the pipeline");
        }
        own.wait(left);
      }
    }
  }
}
