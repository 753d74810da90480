package io.millrace.nightly;

import io.millrace.benchmark.result.Result;
import io.millrace.benchmark.result.ResultFile;
import io.millrace.nightly.history.History;
import io.millrace.nightly.history.HistoryFile;
import io.millrace.nightly.history.HistoryRow;
import io.millrace.nightly.history.Judgement;
import io.millrace.nightly.history.Night;
import io.millrace.nightly.report.Page;
import io.millrace.nightly.report.Report;
import io.millrace.nightly.report.Words;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Compares results with the history, adds them to it and writes a page. Exit code 0 if nothing got
 * worse, 1 if a figure did, 2 for wrong options or files, 3 if a figure that should have been
 * judged does not count.
 */
@Command(
    name = "nightly",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Compares results with those of earlier nights and writes a report.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:nothing got worse",
      "1:a figure got worse",
      "2:wrong options, or files that cannot be read",
      "3:a watched figure does not count, and was not judged"
    })
public final class Main implements Callable<Integer> {
  private static final int WORSE = 1;
  private static final int WRONG_OPTIONS = 2;
  private static final int NOT_JUDGED = 3;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RESULT", arity = "0..*", description = "Files result.json.")
  private List<Path> files = List.of();

  @Option(
      names = "--scenarios",
      split = ",",
      description =
          "Besides, the newest results of these scenarios; of a file of its own a scenario's name is"
              + " the file's.")
  private List<String> scenarios = List.of();

  @Option(
      names = "--results",
      defaultValue = "benchmarks/end-to-end/target/results",
      description = "Where scenarios have their results; default ${DEFAULT-VALUE}.")
  private Path results;

  @Option(
      names = "--history",
      defaultValue = ".nightly/history.csv",
      description = "Is read, and added to; default ${DEFAULT-VALUE}.")
  private Path historyFile;

  @Option(
      names = "--report",
      defaultValue = "benchmarks/nightly/target/nightly.html",
      description = "The page; default ${DEFAULT-VALUE}.")
  private Path page;

  @Option(
      names = "--baseline",
      defaultValue = "beam-per-record",
      description = "System to which ratios are taken; default ${DEFAULT-VALUE}.")
  private String baseline;

  @Option(
      names = "--watch",
      defaultValue = "millrace",
      description = "How the names of systems begin that are judged; default ${DEFAULT-VALUE}.")
  private String watched;

  @Option(
      names = "--judge",
      split = ",",
      description = "Scenarios whose figures are judged; others are only shown. Default: all.")
  private List<String> toBeJudged = List.of();

  private Main() {}

  /** Runs and ends the JVM with the exit code. */
  public static void main(String[] args) {
    System.exit(command().setOut(utf8(System.out)).setErr(utf8(System.err)).execute(args));
  }

  static CommandLine command() {
    return new CommandLine(new Main());
  }

  @Override
  public Integer call() {
    try {
      return judge(read(), new History(HistoryFile.read(historyFile)));
    } catch (IOException | InvalidOptionsException e) {
      spec.commandLine().getErr().println("error: " + e.getMessage());
      return WRONG_OPTIONS;
    }
  }

  private int judge(List<Result> given, History known) throws IOException, InvalidOptionsException {
    List<Night> nights = given.stream().map(result -> new Night(result, baseline)).toList();
    checkJudged(given.stream().map(Result::scenario).toList());
    List<HistoryRow> fresh = new ArrayList<>();
    History history = known;
    for (Night night : nights) {
      List<HistoryRow> missing = history.missing(night.rows());
      fresh.addAll(missing);
      history = history.plus(missing);
    }
    List<Report.Scenario> judged = new ArrayList<>();
    for (Night night : nights) {
      Result result = night.result();
      judged.add(
          toBeJudged.isEmpty() || toBeJudged.contains(result.scenario())
              ? new Report.Scenario(
                  result, history.judge(night, watched), History.notJudged(result, watched))
              : new Report.Scenario(result, List.of(), List.of()));
    }
    Report report = new Report(judged, baseline, watched);
    Files.createDirectories(page.toAbsolutePath().getParent());
    Files.writeString(page, Page.of(report));
    HistoryFile.append(historyFile, fresh);
    say(report, fresh.size());
    if (!report.alarms().isEmpty()) {
      return WORSE;
    }
    return report.notJudged() > 0 || report.judgements().isEmpty() ? NOT_JUDGED : 0;
  }

  private void checkJudged(List<String> measured) throws InvalidOptionsException {
    for (String name : toBeJudged) {
      if (!measured.contains(name)) {
        throw new InvalidOptionsException(
            "--judge names %s; there are results of: %s"
                .formatted(name, String.join(", ", measured)));
      }
    }
  }

  private List<Result> read() throws IOException, InvalidOptionsException {
    List<Path> all = new ArrayList<>(files);
    for (String scenario : scenarios) {
      String file = Path.of(scenario).getFileName().toString();
      String name = file.replaceFirst("\\.yaml(?=:|$)", "").replace(':', '-');
      all.add(newest(results.resolve(name)));
    }
    if (all.isEmpty()) {
      throw new InvalidOptionsException("give results, or --scenarios");
    }
    List<Result> read = new ArrayList<>();
    for (Path file : all) {
      if (!Files.isRegularFile(file)) {
        throw new IOException("there is no file " + file);
      }
      read.add(ResultFile.read(file));
    }
    return read;
  }

  /** The result in the folder whose name, a time, is the last one. */
  private static Path newest(Path scenario) throws IOException {
    if (!Files.isDirectory(scenario)) {
      throw new IOException("there are no results in " + scenario);
    }
    try (var folders = Files.list(scenario)) {
      return folders
          .map(folder -> folder.resolve("result.json"))
          .filter(Files::isRegularFile)
          .max(Comparator.comparing(Path::toString))
          .orElseThrow(() -> new IOException("there are no results in " + scenario));
    }
  }

  private static PrintWriter utf8(OutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  /** Options that make no sense together. */
  private static final class InvalidOptionsException extends Exception {
    InvalidOptionsException(String message) {
      super(message);
    }
  }

  private void say(Report report, int added) {
    PrintWriter out = spec.commandLine().getOut();
    for (Report.Scenario scenario : report.scenarios()) {
      Result result = scenario.result();
      out.println(
          result.scenario() + ", " + result.environment().startedAt() + ", " + result.commit());
      if (!result.valid()) {
        out.println("  does not count: " + String.join("; ", result.reasons()));
      }
      for (Judgement judgement : scenario.judgements()) {
        out.println(
            (judgement.worse() ? "! " : "  ")
                + Words.figure(judgement)
                + ": "
                + Words.finding(judgement));
      }
      scenario
          .notJudged()
          .forEach(
              figure ->
                  out.println(
                      "? "
                          + figure.system()
                          + " "
                          + figure.rung()
                          + " does not count: "
                          + String.join("; ", figure.reasons())));
    }
    out.println(added + " rows added to " + historyFile);
    out.println("Report: " + page.toAbsolutePath());
    out.flush();
  }
}
