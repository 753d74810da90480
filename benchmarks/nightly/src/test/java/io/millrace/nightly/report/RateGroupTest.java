package io.millrace.nightly.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.benchmark.result.Figure;
import io.millrace.nightly.Example;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateGroupTest {
  private static final List<Figure> FIGURES = Example.night(0, 1).figures();

  @Test
  void comparesWhatWasChosenAlike() {
    List<RateGroup> groups = RateGroup.of(FIGURES);

    assertThat(groups)
        .extracting(RateGroup::words)
        .containsExactly(
            "all at 50 % of the lowest sustainable rate",
            "all at 80 % of the lowest sustainable rate",
            "each at 80 % of its own sustainable rate");
    assertThat(groups)
        .allSatisfy(
            group ->
                assertThat(group.members())
                    .extracting(member -> member.figure().system())
                    .containsExactly(
                        Example.WATCHED, Example.BASELINE, "flink-datastream", "kafka-streams"));
  }

  /** The baseline is the slowest: 80 % of the lowest rate is 80 % of its own. */
  @Test
  void hasALatencyInEveryGroupThatItWasChosenFor() {
    assertThat(RateGroup.of(FIGURES))
        .filteredOn(
            group ->
                group.members().stream()
                    .anyMatch(
                        member ->
                            member.figure().system().equals(Example.BASELINE)
                                && member.latency().offeredRate() == Example.COMMON_RATE))
        .hasSize(2);
  }
}
