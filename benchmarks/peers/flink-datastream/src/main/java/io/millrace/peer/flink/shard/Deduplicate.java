package io.millrace.peer.flink.shard;

import io.millrace.batch.EventBatch;
import io.millrace.deduplicate.DuplicateFilter;
import io.millrace.deduplicate.SeenIds;
import io.millrace.peer.clickstream.JobOptions;
import io.millrace.peer.core.ClickCore;
import io.millrace.shard.ShardState;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.util.Collector;

/** Gives the events that are no copies of others. */
final class Deduplicate extends ShardFunction<SeenIds, ShardEvents> {
  private final JobOptions options;
  private transient ClickCore core;
  private transient DuplicateFilter filter;

  Deduplicate(JobOptions options) {
    super(CoderCodec.IDS);
    this.options = options;
  }

  @Override
  public void open(OpenContext context) throws Exception {
    super.open(context);
    core = new ClickCore(options);
    filter = core.filter();
  }

  @Override
  SeenIds empty() {
    return core.noIds();
  }

  @Override
  void process(
      ShardEvents element,
      ShardState<SeenIds> state,
      long watermark,
      Context context,
      Collector<ShardEvents> output) {
    EventBatch unique = filter.filter(element.events(), state, watermark);
    if (unique.count() > 0) {
      output.collect(new ShardEvents(element.shard(), unique));
    }
  }

  @Override
  void onDue(ShardState<SeenIds> state, long watermark, Collector<ShardEvents> output) {
    filter.expire(state, watermark);
  }

  @Override
  long nextDue(SeenIds ids) {
    return filter.nextExpiry(ids);
  }
}
