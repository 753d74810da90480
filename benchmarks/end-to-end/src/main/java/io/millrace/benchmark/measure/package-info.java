/**
 * What samples say. Takes the samples of a run, gives slices, a steady region and figures; takes
 * the figures of a series, gives ratios with their intervals. Plain arithmetic, without clocks and
 * processes.
 */
package io.millrace.benchmark.measure;
