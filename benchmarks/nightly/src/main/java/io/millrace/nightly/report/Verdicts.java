package io.millrace.nightly.report;

import io.millrace.benchmark.result.Figure;
import io.millrace.nightly.history.HistoryRow;
import io.millrace.nightly.history.Judgement;
import io.millrace.nightly.history.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What came out, at the top of the page. */
record Verdicts(Report report) {

  /** The verdict in a sentence, and what it rests on. */
  Element summary() {
    Element box =
        Element.of("section")
            .type("verdict " + type())
            .attr("aria-labelledby", "verdict")
            .with(
                Element.of("h2")
                    .attr("id", "verdict")
                    .with(Svg.decoration("sign").with(sign()))
                    .text(headline()),
                Element.of("p", basis()));
    Map<Cause, List<Judgement>> causes =
        report.alarms().stream()
            .collect(Collectors.groupingBy(Cause::of, LinkedHashMap::new, Collectors.toList()));
    Element list = Element.of("ul");
    causes.forEach(
        (cause, alarms) ->
            list.with(
                Element.of("li", Element.of("strong", cause.what()))
                    .text(": " + shifts(alarms) + " " + cause.since())));
    return causes.isEmpty() ? box : box.with(list);
  }

  /** What alarms have in common that probably have one cause. */
  private record Cause(String what, String since) {
    static Cause of(Judgement alarm) {
      Series series = alarm.series();
      HistoryRow first = Words.first(alarm);
      return new Cause(
          Words.title(alarm)
              + " of "
              + series.system()
              + (series.relative() ? " beside " + series.baseline() : "")
              + ", "
              + Setting.of(series).how(),
          "Since " + Words.date(first) + ", first with commit " + first.commit() + ".");
    }
  }

  private static String shifts(List<Judgement> alarms) {
    return alarms.stream()
        .map(alarm -> Amounts.change(alarm.finding().change()) + " on " + alarm.series().rung())
        .collect(Collectors.joining(", ", "", "."));
  }

  /** In a sentence. */
  String headline() {
    int alarms = report.alarms().size();
    if (alarms > 0) {
      return alarms == 1 ? "A figure got worse" : alarms + " figures got worse";
    } else if (report.notJudged() > 0) {
      return report.notJudged() == 1
          ? "A figure could not be judged"
          : report.notJudged() + " figures could not be judged";
    }
    return report.tooFewNights() ? "Too few nights to judge" : "Nothing got worse";
  }

  private String type() {
    if (!report.alarms().isEmpty()) {
      return "worse";
    }
    return report.notJudged() > 0 || report.tooFewNights() ? "open" : "steady";
  }

  private Element sign() {
    return switch (type()) {
      case "worse" -> Svg.mark(Svg.Shape.TRIANGLE, "", 50, 50);
      case "open" -> Svg.mark(Svg.Shape.DIAMOND, "", 50, 50);
      default -> Svg.mark(Svg.Shape.CIRCLE, "", 50, 50);
    };
  }

  private String basis() {
    List<Judgement> judgements = report.judgements();
    int longest = judgements.stream().mapToInt(one -> one.nights().size()).max().orElse(0);
    String judged =
        judgements.isEmpty()
            ? "No figure of " + report.watched() + " counts."
            : judgements.size()
                + (judgements.size() == 1 ? " figure" : " figures")
                + " of "
                + report.watched()
                + " judged, by up to "
                + longest
                + (longest == 1 ? " night." : " nights.");
    return report.notJudged() == 0 || judgements.isEmpty()
        ? judged
        : judged + " " + report.notJudged() + " did not count.";
  }

  /** Tonight's watched figures on the fullest rung. */
  Optional<Element> tonight(Report.Scenario scenario) {
    List<Setting> settings = Setting.of(scenario.result());
    Table table =
        new Table(
            "Watched figures of tonight, on the fullest rung",
            "Figure",
            "Tonight",
            "Beside " + report.baseline(),
            "Level before",
            "Change",
            "Verdict");
    for (Judgement judgement : scenario.judgements()) {
      if (Setting.of(judgement.series()).rung().equals(settings.get(0).rung())) {
        table.row(cells(scenario, judgement));
      }
    }
    return table.isEmpty() ? Optional.empty() : Optional.of(table.render());
  }

  private List<Node> cells(Report.Scenario scenario, Judgement judgement) {
    Quantity quantity = Words.quantity(judgement);
    Figure figure =
        Setting.of(judgement.series()).figures(scenario.result()).stream()
            .filter(one -> one.system().equals(judgement.series().system()))
            .findFirst()
            .orElseThrow();
    double before = judgement.finding().before();
    List<Node> cells = new ArrayList<>();
    cells.add(
        new Node.Text(
            quantity.title() + ", " + figure.system() + " " + Setting.of(figure).words()));
    cells.add(
        new Node.Text(quantity.show(quantity.metric().spread(figure).orElseThrow().median())));
    cells.add(
        new Node.Text(
            quantity
                .metric()
                .ratio(figure, report.baseline())
                .map(ratio -> Amounts.of(ratio.median()) + " ×")
                .orElse("–")));
    cells.add(new Node.Text(Double.isNaN(before) ? "–" : Words.value(judgement, before)));
    cells.add(
        new Node.Text(Double.isNaN(before) ? "–" : Amounts.change(judgement.finding().change())));
    cells.add(
        Element.of("span", Words.verdict(judgement.finding()))
            .type("tag " + Words.verdict(judgement.finding()).replace(' ', '-')));
    return cells;
  }
}
