package io.millrace.benchmark.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.benchmark.scenario.Scenario;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeriesTest {
  private static final Scenario SCENARIO =
      new Scenario("test", 1_000, 7, 9, 1, "1g", 1_000, 5, 60, "a", List.of("a", "b", "c"));

  @Test
  void runsEverySystemOnceInEveryBlockInChangingOrder() {
    Set<List<Integer>> orders = new HashSet<>();
    for (int block = 1; block <= 9; block++) {
      List<Integer> order = Series.order(SCENARIO, block);
      assertThat(order).containsExactlyInAnyOrder(0, 1, 2);
      assertThat(order).isEqualTo(Series.order(SCENARIO, block));
      orders.add(order);
    }
    assertThat(orders).hasSizeGreaterThan(2);
  }
}
