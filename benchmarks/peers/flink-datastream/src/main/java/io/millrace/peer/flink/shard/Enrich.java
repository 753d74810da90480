package io.millrace.peer.flink.shard;

import io.millrace.batch.EventBatch;
import io.millrace.enrich.Enricher;
import io.millrace.enrich.ReferenceSnapshot;
import io.millrace.peer.clickstream.JobOptions;
import io.millrace.peer.core.ClickCore;
import io.millrace.peer.core.OutputRecords;
import io.millrace.peer.flink.reference.FollowedReference;
import io.millrace.pipeline.reference.ReferenceTable;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Gives events with their user's profile appended, and dead letters of those too large then. */
final class Enrich extends ProcessFunction<ShardEvents, ShardEvents> {
  private final JobOptions options;
  private transient ReferenceTable table;
  private transient FollowedReference<ReferenceSnapshot> profiles;
  private transient Enricher enricher;
  private transient OutputRecords records;

  Enrich(JobOptions options) {
    this.options = options;
  }

  @Override
  public void open(OpenContext context) {
    ClickCore core = new ClickCore(options);
    table = core.profiles();
    profiles = FollowedReference.follow(table::refresh, options.referenceRefresh());
    enricher = core.enricher();
    records = new OutputRecords(options);
  }

  @Override
  public void processElement(ShardEvents element, Context context, Collector<ShardEvents> output) {
    EventBatch enriched = enricher.enrich(element.events(), profiles.get());
    records.ofRejections(
        enricher.rejections(), letter -> context.output(ShardFunction.REJECTED, letter));
    if (enriched.count() > 0) {
      output.collect(new ShardEvents(element.shard(), enriched));
    }
  }

  @Override
  public void close() {
    if (profiles != null) {
      profiles.close();
    }
    if (table != null) {
      table.close();
    }
  }
}
