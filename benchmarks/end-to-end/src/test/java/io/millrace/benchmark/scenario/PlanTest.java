package io.millrace.benchmark.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.load.oracle.Rung;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanTest {
  private static final Scenario SCENARIO = Scenarios.scenario();
  private static final SystemUnderTest ALL = Scenarios.system(List.of("-n={parallelism}"));
  private static final SystemUnderTest WHOLE_JOB =
      new SystemUnderTest(
          "f",
          "Main",
          List.of(Rung.J5),
          List.of(Guarantee.AT_LEAST_ONCE),
          List.of("-n={parallelism}"));
  private static final int CORES = 2;

  @Test
  void runsEverySystemInEverySettingThatItOffers() {
    Plan plan = Plan.of(SCENARIO, Map.of("a", ALL, "b", WHOLE_JOB), CORES);

    assertThat(plan.entries())
        .extracting(entry -> entry.setting().rung() + " " + entry.label())
        .containsExactly("J0 a", "J0 a-2", "J5 a", "J5 b", "J5 a-2");
    assertThat(plan.entries()).extracting(Entry::records).contains(1_000L, 10_000L);
  }

  @Test
  void refusesSystemsThatAreUnknownOrCanDoNothing() {
    assertThatThrownBy(() -> Plan.of(SCENARIO, Map.of("a", ALL, "c", ALL), CORES))
        .isInstanceOf(InvalidScenarioException.class)
        .hasMessageContaining("[b]");
    SystemUnderTest none = new SystemUnderTest("f", "Main", List.of(), List.of(), List.of());
    assertThatThrownBy(() -> Plan.of(SCENARIO, Map.of("a", ALL, "b", none), CORES))
        .isInstanceOf(InvalidScenarioException.class)
        .hasMessageContaining("[b]");
  }

  @Test
  void givesASystemThatIsNotToldItsParallelismOneTaskOnly() {
    SystemUnderTest single = Scenarios.system(List.of("--plain"));
    Setting one = new Setting(Rung.J5, Guarantee.AT_LEAST_ONCE, 1);
    Setting two = new Setting(Rung.J5, Guarantee.AT_LEAST_ONCE, 2);

    assertThat(single.offers(one)).isTrue();
    assertThat(single.offers(two)).isFalse();
    assertThat(ALL.offers(two)).isTrue();
  }

  @Test
  void refusesToSplitTheOnlyCores() {
    String yaml = Scenarios.YAML.replace("SHARED", "SPLIT");
    Map<String, SystemUnderTest> systems = Map.of("a", ALL, "b", ALL);

    assertThatThrownBy(() -> Plan.of(ScenarioFile.scenario(yaml), systems, 2))
        .isInstanceOf(InvalidScenarioException.class)
        .hasMessageContaining("2 cores");
    assertThat(Plan.of(ScenarioFile.scenario(yaml), systems, 3).entries()).hasSize(6);
  }

  @Test
  void runsEveryEntryOnceInEveryBlockInChangingOrder() {
    Plan plan = Plan.of(SCENARIO, Map.of("a", ALL, "b", ALL), CORES);
    Set<List<Entry>> orders = new HashSet<>();

    for (int block = 1; block <= 9; block++) {
      List<Entry> order = plan.block(block);
      assertThat(order).containsExactlyInAnyOrderElementsOf(plan.entries());
      assertThat(order).isEqualTo(plan.block(block));
      orders.add(order);
    }
    assertThat(orders).hasSizeGreaterThan(2);
  }

  @Test
  void keepsASystemOffTheOthersCoresOnlyWhenSplit() {
    assertThat(Layout.SPLIT.ofSystem(2, 8)).containsExactly(6, 7);
    assertThat(Layout.SPLIT.ofOthers(4, 8)).containsExactly(0, 1, 2, 3);
    assertThat(Layout.SHARED.ofSystem(2, 8)).isEmpty();
    assertThat(Layout.SHARED.ofOthers(2, 8)).isEmpty();
  }
}
