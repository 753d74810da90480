/**
 * How values cross Flink's network and lie in its state, without reflection: a {@link
 * io.millrace.peer.flink.type.Codec} for each, and what Flink wants around it.
 */
package io.millrace.peer.flink.type;
