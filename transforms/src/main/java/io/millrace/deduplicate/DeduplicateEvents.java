package io.millrace.deduplicate;

import io.millrace.batch.EventBatch;
import io.millrace.batch.EventBatchCoder;
import io.millrace.batch.RequireGlobalWindow;
import io.millrace.shard.ShardStateKind;
import java.time.Duration;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Drops every copy of an event that came before; the first to arrive passes.
 *
 * <p>Two events are copies when their ids have the same 128-bit fingerprint and their event times
 * differ by at most the horizon H. A copy is dropped as long as the watermark has not passed the
 * event time of the one that passed by H. At the latest when it has passed it by 1.5 H, the id is
 * forgotten and its state freed, slice by slice of H/2 and not by a timer for each id; in between,
 * either may happen. Copies must have the same key, so that they meet in one shard.
 *
 * <p>Input must be in the global window. Order within a shard is kept. State: 24 bytes for each id
 * remembered in a {@link ShardStateKind#JOURNAL}, 48 to 192 in a {@link ShardStateKind#TABLE}; one
 * event-time timer for each shard, which does not hold the watermark.
 *
 * <p>Metrics: {@code duplicates} (events dropped).
 *
 * <pre>{@code
 * events.apply("Deduplicate", DeduplicateEvents.within(Duration.ofMinutes(10)));
 * }</pre>
 */
public final class DeduplicateEvents
    extends PTransform<PCollection<KV<Integer, EventBatch>>, PCollection<KV<Integer, EventBatch>>> {
  /** The horizon, unless configured otherwise. */
  public static final Duration DEFAULT_HORIZON = Duration.ofMinutes(10);

  private final Horizon horizon;
  private final ShardStateKind state;

  private DeduplicateEvents(Horizon horizon, ShardStateKind state) {
    this.horizon = horizon;
    this.state = state;
  }

  /**
   * Remembers ids for this long in event time, with {@link ShardStateKind#TABLE} state.
   *
   * @param horizon at least 2 ms
   */
  public static DeduplicateEvents within(Duration horizon) {
    return new DeduplicateEvents(Horizon.of(horizon), ShardStateKind.TABLE);
  }

  /** Keeps the state of shards in this way. */
  public DeduplicateEvents withState(ShardStateKind newState) {
    return new DeduplicateEvents(horizon, newState);
  }

  @Override
  public PCollection<KV<Integer, EventBatch>> expand(PCollection<KV<Integer, EventBatch>> events) {
    RequireGlobalWindow.of("DeduplicateEvents", events);
    return events
        .apply("Drop copies", ParDo.of(new DeduplicateFn(horizon, state)))
        .setCoder(KvCoder.of(VarIntCoder.of(), EventBatchCoder.of()));
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    builder.add(DisplayData.item("horizonMillis", horizon.millis()).withLabel("Horizon (ms)"));
    builder.add(DisplayData.item("state", state.name()).withLabel("State of a shard"));
  }
}
