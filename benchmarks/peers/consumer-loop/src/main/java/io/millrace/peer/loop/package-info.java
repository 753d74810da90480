/**
 * The clickstream without a framework: a loop of consumer, Millrace's own core and producer in each
 * thread. Takes the same topics as Millrace and gives the same, by {@code docs/semantics.md}; the
 * same audit judges it. It says what the core can do when nothing is around it, and with {@link
 * io.millrace.peer.clickstream.Rung#J0} what the clients alone can: {@link
 * io.millrace.peer.loop.ByteCopy}.
 *
 * <p>From Millrace come the packing consumer, the contract, the stages between the topics, the
 * formats of totals and dead letters, the watermark of a partition and the reference table; shards
 * are as many as there. Own are what a runner would do otherwise, and nothing more:
 *
 * <ul>
 *   <li>Partitions are divided among the threads for good, without a group's rebalancing.
 *   <li>A user's clicks may lie in several partitions, as the semantics do not look at Kafka's key;
 *       so shards are divided among the threads as well, and events go from the thread that read
 *       them to the one that keeps their shard ({@link io.millrace.peer.loop.Exchange}). One thread
 *       exchanges nothing.
 *   <li>The watermark is the smallest of all partitions; it travels behind the events it has seen.
 *   <li>Offsets are committed at the checkpoint interval, after all that was made of the records
 *       before them has been acknowledged.
 * </ul>
 *
 * <p>What is missing: state is in memory only. After a failure enriched events and dead letters are
 * there at least once, but ids and totals that were in memory are forgotten; a system that keeps
 * them pays for it, this one does not.
 */
package io.millrace.peer.loop;
