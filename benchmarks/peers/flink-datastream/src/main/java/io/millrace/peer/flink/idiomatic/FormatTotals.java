package io.millrace.peer.flink.idiomatic;

import io.millrace.peer.clickstream.Totals;
import io.millrace.peer.clickstream.TotalsFormat;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Forms the record of each firing of a window, and counts them: that is the revision. */
final class FormatTotals
    extends ProcessWindowFunction<Totals, ProducerRecord<byte[], byte[]>, String, TimeWindow> {
  private static final ValueStateDescriptor<Integer> REVISION =
      new ValueStateDescriptor<>("revision", Types.INT);

  private final String topic;
  private transient TotalsFormat format;

  FormatTotals(String topic) {
    this.topic = topic;
  }

  @Override
  public void open(OpenContext context) {
    format = new TotalsFormat(topic);
  }

  @Override
  public void process(
      String user,
      Context context,
      Iterable<Totals> totals,
      Collector<ProducerRecord<byte[], byte[]>> output)
      throws Exception {
    ValueState<Integer> next = context.windowState().getState(REVISION);
    int revision = next.value() == null ? 0 : next.value();
    next.update(revision + 1);
    TimeWindow window = context.window();
    output.collect(
        format.record(
            user, window.getStart(), window.getEnd(), totals.iterator().next(), revision));
  }

  @Override
  public void clear(Context context) {
    context.windowState().getState(REVISION).clear();
  }
}
