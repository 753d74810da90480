package io.millrace.peer.flink.idiomatic;

import io.millrace.peer.clickstream.Click;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Gives the first click of each event id, by user, because all copies of a click have one user: the
 * totals that follow are by user too, and need no shuffle of their own then.
 *
 * <p>An id is remembered with its event time. Ids are forgotten in slices of half a horizon, by one
 * timer for each user and slice: by the semantics, an id may be remembered for half a horizon
 * longer than it must.
 */
final class DropCopies extends KeyedProcessFunction<String, Click, Click> {
  private final long horizonMillis;
  private final long sliceMillis;
  private transient MapState<String, long[]> seen;

  DropCopies(Duration horizon) {
    this.horizonMillis = horizon.toMillis();
    this.sliceMillis = horizonMillis - horizonMillis / 2;
  }

  @Override
  public void open(OpenContext context) {
    seen =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "seen", Types.STRING, PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO));
  }

  @Override
  public void processElement(Click click, Context context, Collector<Click> output)
      throws Exception {
    String id = click.event().getEventId();
    long time = click.eventTime();
    long[] times = seen.get(id);
    if (times != null && isCopy(times, time)) {
      return;
    }
    if (lastSeen(time) > context.timerService().currentWatermark()) {
      seen.put(id, with(times, time));
      context.timerService().registerEventTimeTimer(lastSeen(time));
    }
    output.collect(click);
  }

  /** Times of an id lie further apart than the horizon, so that there is nearly always one. */
  private boolean isCopy(long[] times, long time) {
    for (long other : times) {
      if (Math.abs(other - time) <= horizonMillis) {
        return true;
      }
    }
    return false;
  }

  private static long[] with(long[] times, long time) {
    if (times == null) {
      return new long[] {time};
    }
    long[] longer = Arrays.copyOf(times, times.length + 1);
    longer[times.length] = time;
    return longer;
  }

  /** The watermark of Flink's at which a click of this time is forgotten. */
  private long lastSeen(long time) {
    return (Math.floorDiv(time, sliceMillis) + 1) * sliceMillis + horizonMillis - 1;
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Click> output)
      throws Exception {
    Iterator<Map.Entry<String, long[]>> entries = seen.iterator();
    while (entries.hasNext()) {
      Map.Entry<String, long[]> entry = entries.next();
      long[] left =
          Arrays.stream(entry.getValue()).filter(time -> lastSeen(time) > timestamp).toArray();
      if (left.length == 0) {
        entries.remove();
      } else if (left.length < entry.getValue().length) {
        entry.setValue(left);
      }
    }
    if (seen.isEmpty()) {
      seen.clear(); // An empty map would stay for a user who never comes back.
    }
  }
}
