package io.millrace.conformance;

import java.io.IOException;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.DelegateCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.io.UnboundedSource;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.joda.time.Instant;

/** The steps of a {@link Dialogue} by their index, each as soon as its time has come. */
final class DialogueSource extends UnboundedSource<Integer, DialogueSource.Position> {
  private static final Instant TIME = Times.instant("00:00");
  private static final long PATIENCE_NANOS = 60_000_000_000L;
  private static final long PAUSE_NANOS = 20_000_000L;

  private final Heard heard;
  private final List<Dialogue.Step> steps;

  /** The next step; nothing is to be done when a runner has stored it. */
  record Position(int next) implements CheckpointMark {
    @Override
    public void finalizeCheckpoint() {
      // Nobody is waiting for it.
    }
  }

  DialogueSource(Heard heard, List<Dialogue.Step> steps) {
    this.heard = heard;
    this.steps = List.copyOf(steps);
  }

  @Override
  public List<DialogueSource> split(int desiredNumSplits, PipelineOptions options) {
    return List.of(this);
  }

  @Override
  public UnboundedReader<Integer> createReader(PipelineOptions options, Position position) {
    return new DialogueReader(position == null ? 0 : position.next());
  }

  @Override
  public Coder<Position> getCheckpointMarkCoder() {
    return DelegateCoder.of(VarIntCoder.of(), Position::next, Position::new);
  }

  @Override
  public Coder<Integer> getOutputCoder() {
    return VarIntCoder.of();
  }

  private final class DialogueReader extends UnboundedReader<Integer> {
    private final long deadline = System.nanoTime() + PATIENCE_NANOS;
    private int next;
    private Integer current;
    private long lastSent = System.nanoTime() - PAUSE_NANOS;

    DialogueReader(int next) {
      this.next = next;
    }

    @Override
    public boolean start() throws IOException {
      return advance();
    }

    @Override
    public boolean advance() throws IOException {
      current = null;
      while (next < steps.size() && isOver(steps.get(next))) {
        next++;
      }
      if (next == steps.size()) {
        return false;
      }
      if (System.nanoTime() > deadline) {
        throw new IOException(steps.get(next).awaited() + " is not in " + heard.lines());
      }
      if (steps.get(next).isSilent() || System.nanoTime() - lastSent < PAUSE_NANOS) {
        return false;
      }
      lastSent = System.nanoTime();
      current = next;
      next += steps.get(next).awaited() == null ? 1 : 0;
      return true;
    }

    private boolean isOver(Dialogue.Step step) {
      return step.awaited() != null && heard.contains(step.awaited());
    }

    @Override
    public Integer getCurrent() {
      if (current == null) {
        throw new NoSuchElementException();
      }
      return current;
    }

    @Override
    public Instant getCurrentTimestamp() {
      return TIME;
    }

    @Override
    public Instant getWatermark() {
      return next == steps.size() ? BoundedWindow.TIMESTAMP_MAX_VALUE : TIME;
    }

    @Override
    public CheckpointMark getCheckpointMark() {
      return new Position(next);
    }

    @Override
    public UnboundedSource<Integer, ?> getCurrentSource() {
      return DialogueSource.this;
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
