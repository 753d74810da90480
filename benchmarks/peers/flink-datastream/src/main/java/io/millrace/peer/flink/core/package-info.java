/**
 * The idiomatic topology, with one record as the element, on Millrace's core: its contract reads,
 * validates and finds ids and keys in the bytes, its stages drop copies, enrich and total. What the
 * core is given is a batch of one. Against {@link io.millrace.peer.flink.idiomatic} it says what
 * the core brings, against {@link io.millrace.peer.flink.batches}, whose stages it shares, what
 * batches bring.
 *
 * <p>Events are keyed by shard, as the core keeps its state: a table for each.
 */
package io.millrace.peer.flink.core;
