package io.millrace.benchmark.scenario;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * At which rates latency is measured.
 *
 * @param common shares of the lowest rate that any of the systems keeps up with: all at the same
 * @param own shares of the rate that each system keeps up with itself
 * @param fixed records per second, for all
 */
public record Rates(List<Double> common, List<Double> own, List<Double> fixed) {
  private static final double FASTEST = 10_000_000;

  /** Copies the lists. */
  public Rates {
    common = Scenario.copy(common);
    own = Scenario.copy(own);
    fixed = Scenario.copy(fixed);
  }

  /** At how many rates each system is measured, if none of them are alike. */
  public int count() {
    return common.size() + own.size() + fixed.size();
  }

  List<String> problems(boolean searched) {
    List<String> problems = new ArrayList<>();
    shares(problems, "rates.common", common);
    shares(problems, "rates.own", own);
    Scenario.require(
        problems,
        distinct(fixed) && fixed.stream().allMatch(Rates::isRate),
        "rates.fixed must be 1 to 10,000,000, and none twice");
    Scenario.require(
        problems,
        searched || (common.isEmpty() && own.isEmpty() && !fixed.isEmpty()),
        "without a search, rates must be fixed, and at least one");
    return problems;
  }

  private static void shares(List<String> problems, String name, List<Double> shares) {
    Scenario.require(
        problems,
        distinct(shares) && shares.stream().allMatch(share -> share > 0 && share <= 1),
        name + " must be above 0 and at most 1, and none twice");
  }

  private static boolean distinct(List<Double> values) {
    return new HashSet<>(values).size() == values.size();
  }

  static boolean isRate(Double rate) {
    return rate != null && rate >= 1 && rate <= FASTEST;
  }
}
