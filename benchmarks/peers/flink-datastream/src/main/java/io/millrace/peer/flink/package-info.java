/**
 * The clickstream with Flink's DataStream API, without Beam. Takes the same topics as Millrace and
 * gives the same, by {@code docs/semantics.md}; the same audit judges it. There is more than one
 * way to write it ({@link io.millrace.peer.flink.Variant}), each in a package of its own, between
 * the same source and sinks.
 *
 * <p>Flink is set up as for the systems on Beam: embedded, heap state, checkpoints to disk, object
 * reuse, the same watermark interval and client properties. Whatever has no serializer of its own
 * is refused.
 *
 * <p>Where stock parts do not say what the semantics ask for, this stands in:
 *
 * <ul>
 *   <li>Flink calls a partition idle that gave nothing for a while, whether or not something is
 *       left to read, and lets nobody follow the clock, so that the last windows would never close:
 *       {@link io.millrace.peer.flink.read.PartitionWatermarks}.
 *   <li>A restored job has no watermark until its partitions give records, and windows that were
 *       closed for good would open: {@link io.millrace.peer.flink.state.KeepWatermark}.
 * </ul>
 *
 * <p>Not as the semantics ask: a partition whose last offsets hold no record, as a transaction
 * leaves one, never counts as read to its end, because only its consumer could tell. More subtasks
 * than partitions hold the watermark for ever. The generated input has neither.
 */
package io.millrace.peer.flink;
