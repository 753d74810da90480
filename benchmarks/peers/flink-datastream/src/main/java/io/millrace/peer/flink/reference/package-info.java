/**
 * Reference data that every task holds whole. Broadcast state would have to hold events back until
 * the topic is complete, as Flink has no side inputs; read in {@code open()}, it is complete before
 * the first event comes.
 */
package io.millrace.peer.flink.reference;
