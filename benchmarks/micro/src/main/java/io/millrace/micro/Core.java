package io.millrace.micro;

import io.millrace.aggregate.FixedWindow;
import io.millrace.aggregate.ShardTotals;
import io.millrace.aggregate.WindowedTotals;
import io.millrace.batch.EventBatch;
import io.millrace.batch.RecordBatch;
import io.millrace.clickstream.ClickContract;
import io.millrace.clickstream.ClickSchemas;
import io.millrace.clickstream.Clickstream;
import io.millrace.contract.EventContract;
import io.millrace.deduplicate.DuplicateFilter;
import io.millrace.deduplicate.Horizon;
import io.millrace.deduplicate.SeenIds;
import io.millrace.enrich.Enricher;
import io.millrace.enrich.ReferenceSnapshot;
import io.millrace.enrich.UnknownReference;
import io.millrace.pipeline.write.EnrichedFormat;
import io.millrace.shard.MemoryState;
import io.millrace.shard.Shards;
import io.millrace.validate.BatchValidator;
import java.time.Duration;
import org.openjdk.jmh.infra.Blackhole;

/** All stages between the topics, one call after the other, without Beam. */
final class Core {
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final Duration LATENESS = Duration.ofMinutes(2);
  private static final Duration HORIZON = Duration.ofMinutes(10);
  private static final int BATCH_BYTES = 32 * 1024;
  private static final int TOTALS_BYTES = 512 * 1024;
  private static final int MAX_RECORD_BYTES = 1024 * 1024;

  private final ReferenceSnapshot reference;
  private final Blackhole hole;
  private final BatchValidator validator;
  private final DuplicateFilter filter = filter();
  private final Enricher enricher = enricher();
  private final WindowedTotals totals = totals();
  private final EnrichedFormat format =
      new EnrichedFormat("user.clicks.enriched", ClickSchemas.ENRICHED_CLICK);
  private final MemoryState<SeenIds>[] seen;
  private final MemoryState<ShardTotals>[] sums;

  @SuppressWarnings({"unchecked", "rawtypes"}) // arrays of a generic type
  Core(int shards, ReferenceSnapshot reference, Blackhole hole) {
    this.reference = reference;
    this.hole = hole;
    validator =
        new BatchValidator("validate", ClickContract.create(), new Shards(shards), BATCH_BYTES);
    seen = new MemoryState[shards];
    sums = new MemoryState[shards];
    for (int shard = 0; shard < shards; shard++) {
      seen[shard] = noIds();
      sums[shard] = noTotals();
    }
  }

  /** Takes a batch that arrives at this watermark. */
  void take(RecordBatch records, long watermark) {
    hole.consume(
        validator.add(
            records, watermark, (shard, events, timestamp) -> take(shard, events, watermark)));
  }

  private void take(int shard, EventBatch events, long watermark) {
    EventBatch unique = filter.filter(events, seen[shard], watermark);
    EventBatch enriched = enricher.enrich(unique, reference);
    hole.consume(format.encode(enriched));
    totals.fire(sums[shard], watermark, hole::consume);
    hole.consume(totals.add(enriched, sums[shard], watermark, hole::consume));
  }

  /** Gives what has been gathered, and all totals. */
  void end() {
    validator.flush((shard, events, timestamp) -> take(shard, events, timestamp));
    for (MemoryState<ShardTotals> shard : sums) {
      totals.fire(shard, Stretch.END, hole::consume);
    }
  }

  static DuplicateFilter filter() {
    return new DuplicateFilter(Horizon.of(HORIZON));
  }

  static MemoryState<SeenIds> noIds() {
    return new MemoryState<>(new SeenIds(Horizon.of(HORIZON)));
  }

  static Enricher enricher() {
    return new Enricher(
        "enrich", new Clickstream().missingReference(), UnknownReference.PASS, MAX_RECORD_BYTES);
  }

  static WindowedTotals totals() {
    EventContract contract = ClickContract.create();
    return new WindowedTotals(
        "aggregate",
        FixedWindow.of(WINDOW, LATENESS),
        contract.measures().size(),
        new Clickstream().totalsFormat("user.clicks.aggregates"),
        TOTALS_BYTES);
  }

  static MemoryState<ShardTotals> noTotals() {
    return new MemoryState<>(
        new ShardTotals(
            FixedWindow.of(WINDOW, LATENESS), ClickContract.create().measures().size()));
  }
}
