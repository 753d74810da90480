package io.millrace.benchmark;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.benchmark.report.ThisMachine;
import io.millrace.benchmark.result.Environment;
import io.millrace.benchmark.result.Result;
import io.millrace.benchmark.result.ResultFile;
import io.millrace.benchmark.run.Site;
import io.millrace.benchmark.scenario.StrictYaml;
import io.millrace.benchmark.scenario.SystemUnderTest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a series leaves its files, and what it says of its origin.
 *
 * @param site where it runs
 * @param environment of the machine
 * @param commit of the checkout, with {@code +} if files were changed
 * @param configuration what was asked for, as it was used
 */
record SeriesFolder(Site site, Environment environment, String commit, ObjectNode configuration) {

  /**
   * Makes a folder of its own for a series.
   *
   * @param name of the scenario
   * @param scenario as it would stand in a file
   * @param systems those that are known
   * @param used names of those that it has
   */
  static SeriesFolder create(
      String name,
      Object scenario,
      Map<String, SystemUnderTest> systems,
      List<String> used,
      Path root,
      Path output)
      throws IOException, InterruptedException {
    Environment environment = ThisMachine.environment();
    Path folder = output.resolve(name).resolve(environment.startedAt().replaceAll("[^0-9T]", ""));
    Files.createDirectories(folder);
    Map<String, SystemUnderTest> measured = new TreeMap<>(systems);
    measured.keySet().retainAll(used);
    return new SeriesFolder(
        new Site(root, folder, environment.cores()),
        environment,
        commit(root),
        configuration(scenario, measured, root));
  }

  private static ObjectNode configuration(
      Object scenario, Map<String, SystemUnderTest> systems, Path root) throws IOException {
    List<String> javaOptions =
        Files.readAllLines(root.resolve("runner-profiles/java.options")).stream()
            .filter(line -> !line.startsWith("#"))
            .toList();
    ObjectNode configuration = JsonNodeFactory.instance.objectNode();
    configuration.set("scenario", StrictYaml.tree(scenario));
    configuration.set("systems", StrictYaml.tree(systems));
    configuration.set("javaOptions", StrictYaml.tree(javaOptions));
    return configuration;
  }

  private static String commit(Path root) throws IOException, InterruptedException {
    Process git =
        new ProcessBuilder("git", "describe", "--always", "--abbrev=12", "--dirty=+")
            .directory(root.toFile())
            .start();
    String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return git.waitFor() == 0 ? answer.strip() : "unknown";
  }

  /** The result's file. */
  Path file() {
    return site.output().resolve("result.json");
  }

  /** Writes a result in the place of the one before. */
  void write(Result result) {
    try {
      ResultFile.write(file(), result);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file(), e);
    }
  }

  /** Says that what there is of a series is kept. */
  void stopped(PrintWriter out, String progress) {
    out.printf("stopped: %s%nPartial result: %s%n", progress, file());
    out.flush();
  }

  /** Writes the table for people. */
  void writeTable(String table) throws IOException {
    Files.writeString(site.output().resolve("table.md"), table);
  }
}
