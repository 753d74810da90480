package io.millrace.nightly.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.benchmark.result.Figure;
import io.millrace.benchmark.result.Result;
import io.millrace.nightly.Example;
import io.millrace.nightly.detect.Finding.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final History EMPTY = new History(List.of());

  @Test
  void keepsFiguresAndTheirRatiosToTheBaseline() {
    Result result = Example.night(0, 1);
    Figure figure = figure(result, Example.WATCHED, "J5");

    List<HistoryRow> rows =
        night(result).rows().stream()
            .filter(row -> row.system().equals(Example.WATCHED) && row.rung().equals("J5"))
            .toList();

    assertThat(rows)
        .extracting(row -> row.metric() + " " + row.baseline())
        .containsExactly(
            "cpuNanosPerRecord ",
            "cpuNanosPerRecord beam-per-record",
            "allocatedBytesPerRecord ",
            "recordsPerSecond ",
            "recordsPerSecond beam-per-record");
    HistoryRow cpu = rows.get(0);
    assertThat(cpu.value()).isBetween(figure.cpuNanosPerRecord().low(), cpu.high());
    assertThat(cpu.runs()).isEqualTo(6);
    assertThat(cpu.machine()).isEqualTo("Example processor at 2.60 GHz, 2 cores");
    // Compilers apart: 9,877 ns by 80,928; with them it is 0.141.
    assertThat(rows.get(1).value()).isBetween(0.11, 0.13);
  }

  @Test
  void keepsNothingThatDoesNotCount() {
    assertThat(night(Example.night(0, 1)).rows())
        .isNotEmpty()
        .noneMatch(row -> row.system().equals("unclean-peer"));
    assertThat(night(Example.unfinished(0)).rows()).isEmpty();
  }

  @Test
  void takesAResultOnce() {
    List<HistoryRow> rows = night(Example.night(0, 1)).rows();
    assertThat(EMPTY.missing(rows)).isEqualTo(rows);
    assertThat(EMPTY.plus(rows).missing(rows)).isEmpty();
    assertThat(EMPTY.plus(rows).missing(night(Example.night(1, 1)).rows())).hasSameSizeAs(rows);
  }

  @Test
  void judgesTheWatchedSystemByItsRatios() {
    History history = nights(8, 8);

    List<Judgement> judgements = history.judge(night(Example.night(7, 1)), "millrace");

    assertThat(judgements)
        .filteredOn(judgement -> judgement.series().rung().equals("J5"))
        .extracting(
            judgement ->
                judgement.series().system()
                    + " "
                    + judgement.series().metric()
                    + " "
                    + judgement.series().baseline())
        .containsExactly(
            "millrace-flink CPU beam-per-record",
            "millrace-flink ALLOCATED ",
            "millrace-flink SPEED beam-per-record");
    assertThat(judgements).hasSize(18).allMatch(judgement -> judgement.nights().size() == 8);
  }

  @Test
  void judgesTheFigureItselfWithoutABaseline() {
    Night night = new Night(Example.night(0, 1), "nobody");
    assertThat(EMPTY.plus(night.rows()).judge(night, "millrace"))
        .hasSize(18)
        .noneMatch(judgement -> judgement.series().relative());
  }

  @Test
  void findsAPlantedSlowdown() {
    History history = nights(40, 35);

    List<Judgement> judgements = history.judge(night(Example.night(39, 1.15)), "millrace-flink");

    assertThat(judgements)
        .filteredOn(judgement -> judgement.series().metric() == Metric.CPU)
        .hasSize(6)
        .allMatch(Judgement::worse)
        .allMatch(judgement -> judgement.finding().since() == 5);
    assertThat(judgements)
        .filteredOn(judgement -> judgement.series().metric() == Metric.ALLOCATED)
        .allMatch(judgement -> judgement.finding().verdict() == Verdict.STEADY);
  }

  @Test
  void judgesAnOldNightByThoseBeforeIt() {
    History history = nights(40, 35);
    List<Judgement> judgements = history.judge(night(Example.night(30, 1)), "millrace");
    assertThat(judgements).allMatch(judgement -> judgement.nights().size() == 31);
    assertThat(judgements).noneMatch(Judgement::worse);
  }

  @Test
  void doesNotCompareMachinesOrSizes() {
    HistoryRow row = night(Example.night(0, 1)).rows().get(0);
    HistoryRow elsewhere =
        new HistoryRow(
            row.startedAt(),
            row.commit(),
            row.scenario(),
            row.system(),
            row.rung(),
            row.guarantee(),
            row.parallelism(),
            row.records(),
            "another",
            row.java(),
            row.metric(),
            row.baseline(),
            row.value(),
            row.low(),
            row.high(),
            row.runs());
    assertThat(new History(List.of(row, elsewhere)).until(row)).containsExactly(row);
  }

  @Test
  void tellsWhatCouldNotBeJudged() {
    assertThat(History.notJudged(Example.night(0, 1), "millrace")).isEmpty();
    assertThat(History.notJudged(Example.night(0, 1), "unclean")).hasSize(6);
    assertThat(History.notJudged(Example.unfinished(0), "millrace")).hasSize(6);
  }

  private static History nights(int count, int change) {
    History history = EMPTY;
    for (int i = 0; i < count; i++) {
      history = history.plus(night(Example.night(i, i < change ? 1 : 1.15)).rows());
    }
    return history;
  }

  private static Night night(Result result) {
    return new Night(result, Example.BASELINE);
  }

  private static Figure figure(Result result, String system, String rung) {
    return result.figures().stream()
        .filter(figure -> figure.system().equals(system) && figure.rung().equals(rung))
        .findFirst()
        .orElseThrow();
  }
}
