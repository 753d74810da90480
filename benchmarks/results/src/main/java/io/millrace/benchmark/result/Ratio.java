package io.millrace.benchmark.result;

/**
 * A ratio of two systems' figures.
 *
 * @param median of the blocks' ratios
 * @param low lower end of the 95 % interval; null for fewer than two blocks
 * @param high upper end; null for fewer than two blocks
 * @param blocks in which both systems had a valid run
 */
public record Ratio(double median, Double low, Double high, int blocks) {}
