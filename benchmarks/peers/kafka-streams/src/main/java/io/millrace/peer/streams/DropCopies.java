package io.millrace.peer.streams;

import io.millrace.peer.clickstream.Click;
import io.millrace.peer.clickstream.Clicks;
import io.millrace.peer.clickstream.JobOptions;
import io.millrace.peer.streams.Item.Carried;
import io.millrace.peer.streams.Item.Progress;
import io.millrace.peer.streams.Item.Unique;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Gives the first click of each event id, until the watermark has passed its event time by the
 * horizon; forgets ids each time the watermark has gone on by half a horizon.
 */
final class DropCopies extends ContextualProcessor<byte[], Item, byte[], Item> {
  static final String STORE = "seen-ids";

  private final int inputPartitions;
  private final long horizonMillis;
  private final Clicks clicks = new Clicks();
  private KeyValueStore<String, long[]> seen;
  private Watermarks watermarks;
  private long forgotten;

  DropCopies(JobOptions options, int inputPartitions) {
    this.inputPartitions = inputPartitions;
    this.horizonMillis = options.deduplicationHorizon().toMillis();
  }

  /** Event times by id: more than one if they are too far apart for copies. */
  static StoreBuilder<KeyValueStore<String, long[]>> store(StoreKind kind) {
    return Stores.keyValueStoreBuilder(
            kind.named(STORE),
            Serdes.String(),
            Serdes.serdeFrom(
                (topic, times) -> EventTimes.toBytes(times),
                (topic, bytes) -> EventTimes.of(bytes)))
        // An id is written once, and mostly never found: a cache would only hold it twice.
        .withCachingDisabled();
  }

  @Override
  public void init(ProcessorContext<byte[], Item> context) {
    super.init(context);
    seen = context.getStateStore(STORE);
    watermarks = new Watermarks(context.getStateStore(Watermarks.STORE), inputPartitions);
  }

  @Override
  public void process(Record<byte[], Item> record) {
    if (record.value() instanceof Progress progress) {
      watermarks.advance(progress);
      forget();
      context().forward(record);
      return;
    }
    Click click = decode((Carried) record.value());
    if (isNew(click)) {
      context().forward(record.withValue(new Unique(click)));
    }
  }

  private Click decode(Carried carried) {
    try {
      return clicks.reread(carried.source());
    } catch (IOException e) {
      throw new UncheckedIOException("it was a click before", e);
    }
  }

  private boolean isNew(Click click) {
    String id = click.event().getEventId();
    long[] times = seen.get(id);
    long time = click.eventTime();
    if (times == null) {
      seen.put(id, new long[] {time});
      return true;
    }
    if (Arrays.stream(times).anyMatch(other -> Math.abs(other - time) <= horizonMillis)) {
      return false;
    }
    long[] more = Arrays.copyOf(times, times.length + 1);
    more[times.length] = time;
    seen.put(id, more);
    return true;
  }

  private void forget() {
    long before = watermarks.smallest() - horizonMillis;
    if (before < forgotten + horizonMillis / 2) {
      return;
    }
    forgotten = before;
    List<KeyValue<String, long[]>> changed = new ArrayList<>();
    try (KeyValueIterator<String, long[]> all = seen.all()) {
      while (all.hasNext()) {
        KeyValue<String, long[]> entry = all.next();
        long[] kept = Arrays.stream(entry.value).filter(time -> time > before).toArray();
        if (kept.length < entry.value.length) {
          changed.add(KeyValue.pair(entry.key, kept));
        }
      }
    }
    for (KeyValue<String, long[]> entry : changed) {
      if (entry.value.length == 0) {
        seen.delete(entry.key);
      } else {
        seen.put(entry.key, entry.value);
      }
    }
  }
}
