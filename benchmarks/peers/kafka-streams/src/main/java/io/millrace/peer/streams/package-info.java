/**
 * The clickstream as a Kafka Streams application: the DSL from topic to topic, processors where it
 * cannot say what {@code docs/semantics.md} ask for. Takes the same topics as Millrace and gives
 * the same; the same audit judges it. {@link io.millrace.peer.streams.ClickTopology} is the picture
 * of it.
 *
 * <p>As the documentation would have it: bytes are read, clicks are repartitioned by user (the
 * semantics do not look at Kafka's key), copies are found in a key-value store, profiles are a
 * {@code GlobalKTable}, complete before the first click is read, and state has changelog topics.
 * The commit interval is the checkpoint interval; {@code EXACTLY_ONCE} is {@code exactly_once_v2}.
 *
 * <p>Where it departs from the idiom, and why:
 *
 * <ul>
 *   <li>Stream time is the largest timestamp of a task. Behind the repartition topic a task gets
 *       clicks of all partitions of the input, and one that is read faster than the others would
 *       make theirs late; and without records stream time stands, so the last windows would never
 *       close. So each task that reads tells all others how far its partition has come, through the
 *       repartition topic, behind the clicks that were read before ({@link
 *       io.millrace.peer.streams.Item.Progress}, {@link io.millrace.peer.streams.ByUser}), and
 *       follows the wall clock when it is idle ({@link io.millrace.peer.streams.InputEnds}).
 *   <li>Windowed aggregation gives a result for every click, or one result only, and drops late
 *       clicks without a trace. Results at the end of a window, corrections with revisions, and
 *       dead letters are a processor: {@link io.millrace.peer.streams.TotalClicks}.
 *   <li>Window stores forget by stream time, which runs ahead of the watermark: ids and totals are
 *       in plain key-value stores, and the processors delete what the watermark has left behind.
 *   <li>The table follows the reference topic at once, not in snapshots; a row that is no profile
 *       counts as none.
 *   <li>A partition that ends in offsets without records, as a transaction leaves them, counts as
 *       read to its end only once Streams has committed a position behind them.
 * </ul>
 */
package io.millrace.peer.streams;
