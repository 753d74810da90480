/**
 * Real Kafka brokers on this machine, for tests, benchmarks and for trying things out.
 *
 * <p>{@link io.millrace.local.LocalKafka} runs each broker in a JVM of its own, so that it can be
 * killed, has its own class path (a newer Kafka than our clients) and takes no share of the heap
 * and processor time a test or benchmark accounts for.
 */
package io.millrace.local;
