/**
 * As one would write it with the DataStream API: one record is one element, Avro's specific
 * records, keyed state and timers, event-time windows that take late clicks, side outputs for dead
 * letters. Uses nothing of Millrace but the rules of a partition's watermark.
 *
 * <p>What makes it fast:
 *
 * <ul>
 *   <li>One shuffle. Copies of a click have one user, so ids are remembered by user, and the totals
 *       that follow find each click where it is.
 *   <li>The record crosses the shuffle, and is decoded again behind it: to encode the click besides
 *       would cost more.
 *   <li>Ids are forgotten in slices, by one timer for each user and slice.
 *   <li>The profiles are read before the first click comes, and held whole by each task. Broadcast
 *       state would have to hold clicks back until it is complete.
 * </ul>
 */
package io.millrace.peer.flink.idiomatic;
