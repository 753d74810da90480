/**
 * Millrace's job on Flink without Beam: its core, and its batches as elements. What Millrace itself
 * is slower by is what Beam costs.
 *
 * <ul>
 *   <li>The records of each poll and partition are packed by Millrace's consumer, on the thread
 *       that polls, so that nothing is ever done for a single record before it is read by the
 *       contract: {@link io.millrace.peer.flink.batches.BatchReader}.
 *   <li>Valid events are gathered by shard over several batches, until a shard has 32 KiB, a
 *       checkpoint begins or a moment has passed: {@link
 *       io.millrace.peer.flink.batches.ValidateBatches}. Without that a batch would crumble into
 *       one for each shard.
 *   <li>They cross the network once, as they are packed. Behind it all stages are one task.
 *   <li>Records are formed right before the sink, in its task.
 * </ul>
 *
 * <p>As in every variant, a partition whose last offsets hold no record never counts as read to its
 * end: batches without records, by which the consumer tells of such, only move the position.
 */
package io.millrace.peer.flink.batches;
