package io.millrace.benchmark.latency;

/**
 * The slow end of the enriched latencies in a stretch of a run.
 *
 * @param count of values
 * @param p99Micros as many as 99 % of them are not above this; 0 if there are none
 */
public record Tail(long count, long p99Micros) {}
