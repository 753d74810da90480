package io.millrace.benchmark.latency;

/**
 * How far a system was behind at a moment.
 *
 * @param seconds from the beginning of the measured part
 * @param records of the input that had been sent, and whose result was not out yet. Only records
 *     whose result did come out count, so that what is dropped or dead-lettered is no lag.
 */
public record LagPoint(double seconds, long records) {}
