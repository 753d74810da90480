/** Writes the output topics, with stock {@code KafkaSink}. */
package io.millrace.peer.flink.write;
