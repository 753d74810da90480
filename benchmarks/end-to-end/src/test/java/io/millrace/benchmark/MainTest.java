package io.millrace.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.benchmark.result.Result;
import io.millrace.benchmark.result.ResultFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process of its own. */
@Timeout(120)
class MainTest {
  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final int SIGTERM_EXIT = 143;
  private static final int WRONG_OPTIONS = 2;
  private static final int NOT_CLEAN = 1;

  @TempDir private Path folder;

  private Process start(String... arguments) throws IOException {
    return startWith(Path.of(System.getProperty("broker.classpath.file")), arguments);
  }

  private static Process startWith(Path brokerClassPath, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dbroker.classpath.file=" + brokerClassPath.toAbsolutePath());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Main.class.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).directory(ROOT.toFile()).redirectErrorStream(true).start();
  }

  @Test
  void saysWhatIsWrongWithItsOptions() throws Exception {
    Process main = start("--scenario=nosuch");
    try (BufferedReader out = main.inputReader()) {
      assertThat(out.lines()).anyMatch(line -> line.contains("nosuch.yaml"));
    }
    assertThat(main.waitFor()).isEqualTo(WRONG_OPTIONS);
  }

  @Test
  void namesSystemsThatAreNotBuilt() throws Exception {
    String systems = systems(Sleeper.class).toString();
    Files.delete(folder.resolve("target/system.classpath"));
    Process main = start("--scenario=" + scenario(), "--systems=" + systems);
    try (BufferedReader out = main.inputReader()) {
      assertThat(out.lines())
          .containsExactly(
              "error: there is no %s: build the system first, with mvn package"
                  .formatted(folder.resolve("target/system.classpath")));
    }
    assertThat(main.waitFor()).isEqualTo(WRONG_OPTIONS);
  }

  @Test
  void endsWithWhatDidNotCount() throws Exception {
    Path output = folder.resolve("results");
    Process main =
        start(
            "--scenario=" + scenario(),
            "--systems=" + systems(Quitter.class),
            "--output=" + output);
    List<String> lines;
    try (BufferedReader out = main.inputReader()) {
      lines = out.lines().toList();
    }

    assertThat(main.waitFor()).as("%s", lines).isEqualTo(NOT_CLEAN);
    Path folderOfRun = result(output).resolveSibling("b1-stub-J5-AT_LEAST_ONCE-x1");
    assertThat(lines.get(lines.size() - 1))
        .isEqualTo(
            "error: block 1, stub J5 at-least-once x1: it ended by itself; the audit is not clean; its"
                + " log shows no consumer; its log shows no producer; see "
                + folderOfRun);
    assertThat(folderOfRun.resolve("log.txt")).hasContent("enough of it");
  }

  @Test
  void endsInOrderWhenItIsTerminated() throws Exception {
    endsInOrder(scenario().toString(), "run 1 of 1", "0 of 1 runs");
  }

  @Test
  void endsInOrderWhenALatencyIsTerminated() throws Exception {
    endsInOrder("latency-smoke", "repetition 1 of 1", "0 of 2 measurements");
  }

  private void endsInOrder(String scenario, String begun, String progress) throws Exception {
    Path output = folder.resolve("results");
    Process main =
        start(
            "--scenario=" + scenario, "--systems=" + systems(Sleeper.class), "--output=" + output);
    List<ProcessHandle> children;
    List<String> rest;
    try (BufferedReader out = main.inputReader()) {
      String line = out.readLine();
      while (line != null && !line.contains(begun)) {
        line = out.readLine();
      }
      children = main.descendants().toList();
      main.toHandle().destroy();
      rest = out.lines().toList();
    }

    assertThat(main.waitFor()).as("%s", rest).isEqualTo(SIGTERM_EXIT);
    assertThat(rest)
        .contains("stopped: the series has not ended: " + progress)
        .noneMatch(line -> line.contains("did not end"));
    assertThat(children).isNotEmpty();
    for (ProcessHandle child : children) {
      child.onExit().get(10, TimeUnit.SECONDS);
    }
    Result result = ResultFile.read(result(output));
    assertThat(result.valid()).isFalse();
    assertThat(result.reasons()).containsExactly("the series has not ended: " + progress);
  }

  @Test
  void goesOnWithTheNextSeriesIfOneCannot() throws Exception {
    Process main =
        startWith(
            folder.resolve("none"),
            "--scenario=" + scenario() + ",latency-smoke",
            "--systems=" + systems(Quitter.class),
            "--output=" + folder.resolve("results"));
    List<String> lines;
    try (BufferedReader out = main.inputReader()) {
      lines = out.lines().toList();
    }

    assertThat(main.waitFor()).as("%s", lines).isEqualTo(NOT_CLEAN);
    assertThat(lines)
        .anyMatch(line -> line.startsWith("error: the series endless ended early: "))
        .anyMatch(line -> line.startsWith("error: the series latency-smoke ended early: "));
    assertThat(ResultFile.read(result(folder.resolve("results"))).valid()).isFalse();
  }

  @Test
  void hasNoRecordsForALatency() throws Exception {
    Process main = start("--scenario=latency-smoke", "--records=1000");
    try (BufferedReader out = main.inputReader()) {
      assertThat(out.lines())
          .containsExactly(
              "error: latency-smoke: --records is for drains; an open loop has a rate and a time");
    }
    assertThat(main.waitFor()).isEqualTo(WRONG_OPTIONS);
  }

  private Path scenario() throws IOException {
    return Files.writeString(
        folder.resolve("scenario.yaml"),
        """
        name: endless
        claims: false
        layout: SHARED
        workload: {name: default, overrides: []}
        records: {default: 1000}
        seed: 1
        systems: [stub]
        baseline: stub
        rungs: [J5]
        guarantees: [AT_LEAST_ONCE]
        parallelism: [1]
        repetitions: {blocks: 1, atMost: 1, cpuWithin: 0.03, speedWithin: 0.05}
        heap: 64m
        checkpointMillis: 1000
        quietSeconds: 1
        limitSeconds: 60
        """);
  }

  /** All systems of the scenarios here are this one. */
  private Path systems(Class<?> main) throws IOException {
    Files.createDirectories(folder.resolve("target"));
    Files.writeString(
        folder.resolve("target/system.classpath"), System.getProperty("java.class.path"));
    return Files.writeString(
        folder.resolve("systems.yaml"),
        Stream.of("stub", "millrace-flink", "consumer-loop")
            .map(
                name ->
                    """
                    %s:
                      folder: %s
                      mainClass: %s
                      rungs: [J5]
                      guarantees: [AT_LEAST_ONCE]
                      arguments: []
                    """
                        .formatted(name, folder, main.getName()))
            .collect(Collectors.joining()));
  }

  private static Path result(Path output) throws IOException {
    try (Stream<Path> files = Files.walk(output)) {
      return files.filter(file -> file.endsWith("result.json")).findFirst().orElseThrow();
    }
  }

  /** A system that says something and ends. */
  static final class Quitter {
    private Quitter() {}

    public static void main(String[] args) {
      System.out.println("enough of it");
    }
  }

  /** A system that does nothing, and does not end by itself. */
  static final class Sleeper {
    private Sleeper() {}

    public static void main(String[] args) throws InterruptedException {
      Thread.currentThread().join();
    }
  }
}
