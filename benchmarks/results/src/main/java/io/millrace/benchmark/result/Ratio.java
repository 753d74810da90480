package io.millrace.benchmark.result;

/**
 * A ratio of two systems' figures.
 *
 * @param median of the blocks' ratios
 * @param low lower end of the 95 % interval; null for fewer than two blocks
 * @param high upper end; null for fewer than two blocks
 * @param signTest how probable it is, of systems that do not differ, that the blocks' ratios lie on
 *     one side of 1 as much as they do; two-sided and exact, 1 if no ratio differs from 1
 * @param blocks in which both systems had a valid run
 */
public record Ratio(double median, Double low, Double high, double signTest, int blocks) {}
