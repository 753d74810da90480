package io.millrace.nightly.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.millrace.benchmark.result.Environment;
import io.millrace.benchmark.result.Result;
import io.millrace.nightly.history.Judgement;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The whole page. */
public final class Page {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** Nothing may be loaded and nothing run, even if escaping failed. */
  private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

  private final Report report;

  private Page(Report report) {
    this.report = report;
  }

  /** The page as HTML. */
  public static String of(Report report) {
    StringBuilder html = new StringBuilder("<!DOCTYPE html>\n");
    new Page(report).html().write(html);
    return html.append('\n').toString();
  }

  private Element html() {
    Verdicts verdicts = new Verdicts(report);
    Element main = Element.of("main", verdicts.summary());
    for (int i = 0; i < report.scenarios().size(); i++) {
      main.with(section(report.scenarios().get(i), verdicts).attr("id", anchor(i)));
    }
    return Element.of("html")
        .attr("lang", "en")
        .with(
            Element.of("head")
                .with(
                    Element.of("meta").attr("charset", "utf-8"),
                    Element.of("meta")
                        .attr("name", "viewport")
                        .attr("content", "width=device-width, initial-scale=1"),
                    Element.of("meta")
                        .attr("http-equiv", "Content-Security-Policy")
                        .attr("content", POLICY),
                    Element.of("meta").attr("name", "color-scheme").attr("content", "light dark"),
                    Element.of("title", verdicts.headline() + " – Millrace, night by night"),
                    Element.of("style").with(new Node.Verbatim(style()))),
            Element.of("body").with(header(), main, footer()));
  }

  private Element header() {
    Element contents = Element.of("ul");
    for (int i = 0; i < report.scenarios().size(); i++) {
      String name = report.scenarios().get(i).result().scenario();
      contents.with(Element.of("li", Element.of("a", name).attr("href", "#" + anchor(i))));
    }
    String nights =
        String.join(
            ", ",
            report.scenarios().stream()
                .map(scenario -> scenario.result().environment().startedAt().substring(0, 10))
                .distinct()
                .toList());
    Element header =
        Element.of("header", Element.of("h1", "Millrace, night by night"), Element.of("p", nights));
    return report.scenarios().size() > 1
        ? header.with(Element.of("nav", contents).attr("aria-label", "Scenarios"))
        : header;
  }

  private static String anchor(int index) {
    return "scenario-" + (index + 1);
  }

  private Element section(Report.Scenario scenario, Verdicts verdicts) {
    Result result = scenario.result();
    Element section =
        Element.of("section")
            .type("scenario")
            .with(
                Element.of("h2", "Scenario " + result.scenario()),
                Element.of("p", result.environment().startedAt() + ", commit " + result.commit())
                    .type("meta"));
    if (result.valid()) {
      verdicts.tonight(scenario).ifPresent(section::with);
      charts(scenario, section);
    } else {
      section.with(
          Element.of("p", "This series does not count: " + String.join("; ", result.reasons()))
              .type("void"));
    }
    return section
        .with(Element.of("h3", "Validity"))
        .with(new Validity(result).tables())
        .with(Element.of("h3", "Environment"))
        .with(environment(result));
  }

  private void charts(Report.Scenario scenario, Element section) {
    history(scenario, section);
    perSetting(
        scenario,
        section,
        "Beside " + report.baseline(),
        "wide",
        new RatioCharts(report, scenario)::of);
    perSetting(scenario, section, "Every run", "wide", new RunCharts(report, scenario)::of);
    List<Element> costs = new CostCharts(report, scenario).charts();
    if (!costs.isEmpty()) {
      section.with(
          Element.of("h3", "Cost by rung"),
          Element.of("p", "From copying bytes (J0) to the whole job (J5); who spends the CPU time.")
              .type("note"),
          CostCharts.legend(),
          Element.of("div").type("charts").with(costs));
    }
    perSetting(scenario, section, "Latency", "half", new LatencyCharts(report, scenario)::of);
  }

  /** The fullest rung is shown, the others are folded away. */
  private static void perSetting(
      Report.Scenario scenario,
      Element section,
      String heading,
      String type,
      Function<Setting, List<Element>> charts) {
    List<Setting> settings = Setting.of(scenario.result());
    List<Element> first = new ArrayList<>();
    List<Element> rest = new ArrayList<>();
    for (Setting setting : settings) {
      boolean fullest = setting.rung().equals(settings.get(0).rung());
      (fullest ? first : rest).addAll(charts.apply(setting));
    }
    add(section, heading, type, first, rest);
  }

  private static void history(Report.Scenario scenario, Element section) {
    List<Setting> settings = Setting.of(scenario.result());
    List<Element> first = new ArrayList<>();
    List<Element> rest = new ArrayList<>();
    for (Judgement judgement : scenario.judgements()) {
      boolean fullest = judgement.series().rung().equals(settings.get(0).rung());
      (fullest ? first : rest).add(HistoryCharts.of(judgement));
    }
    add(section, "History", "", first, rest);
  }

  private static void add(
      Element section, String heading, String type, List<Element> first, List<Element> rest) {
    if (!first.isEmpty() || !rest.isEmpty()) {
      section.with(Element.of("h3", heading), Element.of("div").type("charts " + type).with(first));
    }
    if (!rest.isEmpty()) {
      section.with(
          Element.of("details", Element.of("summary", heading + ": other rungs"))
              .type("more")
              .with(Element.of("div").type("charts " + type).with(rest)));
    }
  }

  private static List<Element> environment(Result result) {
    Environment environment = result.environment();
    Element list = Element.of("dl");
    String[][] entries = {
      {"Processor", environment.processor()},
      {"Cores", String.valueOf(environment.cores())},
      {"Memory", Amounts.of(environment.memoryKiB() / 1048576.0) + " GiB"},
      {"Kernel", environment.kernel()},
      {"Java", environment.java()},
      {"Commit", result.commit()},
      {"Started", environment.startedAt()}
    };
    for (String[] entry : entries) {
      list.with(Element.of("div", Element.of("dt", entry[0]), Element.of("dd", entry[1])));
    }
    return List.of(
        list,
        Element.of(
            "details",
            Element.of("summary", "Configuration"),
            Element.of("pre", json(result)).attr("tabindex", "0")));
  }

  private static String json(Result result) {
    try {
      return JSON.writeValueAsString(result.configuration());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("cannot write the configuration", e);
    }
  }

  private static Element footer() {
    return Element.of(
        "footer",
        Element.of(
            "p",
            "Medians over runs in JVMs of their own. A run whose output failed the audit has no"
                + " figures. How figures are judged: docs/nightly.md; how they are measured:"
                + " docs/benchmarking.md."));
  }

  private static String style() {
    try (InputStream in = Page.class.getResourceAsStream("report.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read report.css", e);
    }
  }
}
