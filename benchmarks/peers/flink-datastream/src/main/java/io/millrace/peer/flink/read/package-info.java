/**
 * Reads the input topic. Stock {@code KafkaSource}, with the watermark of each partition that
 * {@code docs/semantics.md} asks for: Flink's own idleness marks a partition idle without knowing
 * whether it was read to its end, and never follows the clock, so that the last windows would not
 * close.
 */
package io.millrace.peer.flink.read;
