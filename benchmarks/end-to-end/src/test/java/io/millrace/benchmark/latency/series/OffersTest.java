package io.millrace.benchmark.latency.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.benchmark.latency.search.Sustainable;
import io.millrace.benchmark.latency.search.Sustainable.Limit;
import io.millrace.benchmark.scenario.Entry;
import io.millrace.benchmark.scenario.Rates;
import io.millrace.benchmark.scenario.Scenarios;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OffersTest {
  private static final Entry QUICK = Scenarios.entry("quick");
  private static final Entry SLOW = Scenarios.entry("slow");
  private static final Entry LOST = Scenarios.entry("lost");
  private static final Rates RATES = new Rates(List.of(0.5, 0.8), List.of(0.8), List.of());

  private static Sustainable upTo(Double rate) {
    return new Sustainable(rate, Limit.SYSTEM, List.of());
  }

  @Test
  void asksAllForSharesOfTheLowestAndEachForAShareOfItsOwn() {
    assertThat(
            Offers.of(List.of(QUICK, SLOW), RATES, Map.of(QUICK, upTo(9_000.0), SLOW, upTo(999.9))))
        .containsExactly(
            new Offer(QUICK, 500, 0.5, null),
            new Offer(QUICK, 800, 0.8, null),
            new Offer(QUICK, 7_200, null, 0.8),
            new Offer(SLOW, 500, 0.5, null),
            new Offer(SLOW, 800, 0.8, 0.8));
  }

  @Test
  void asksNothingOfASystemThatKeepsUpWithNothing() {
    assertThat(
            Offers.of(List.of(QUICK, LOST), RATES, Map.of(QUICK, upTo(1_000.0), LOST, upTo(null))))
        .containsExactly(new Offer(QUICK, 500, 0.5, null), new Offer(QUICK, 800, 0.8, 0.8));
  }

  @Test
  void asksForFixedRatesWithoutASearch() {
    assertThat(
            Offers.of(
                List.of(QUICK, SLOW), new Rates(List.of(), List.of(), List.of(700.0)), Map.of()))
        .containsExactly(new Offer(QUICK, 700, null, null), new Offer(SLOW, 700, null, null));
  }
}
