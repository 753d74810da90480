package io.millrace.conformance.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.launch.Launcher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** However a local run ends, its brokers end with it, and the next start cleans up behind it. */
@ExtendWith(BenchExtension.class)
@Timeout(240)
class ProcessTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @Test
  void leavesNoBrokerAndNoFolderBehind(Bench bench, @TempDir Path folder) throws Exception {
    try (LaunchedJvm terminated = start(bench, folder, "terminated");
        LaunchedJvm killed = start(bench, folder, "killed");
        LaunchedJvm interrupted = start(bench, folder, "interrupted")) {
      for (LaunchedJvm jvm : List.of(terminated, killed, interrupted)) {
        jvm.awaitLine("pipeline started on the", PATIENCE);
        assertThat(jvm.brokers()).as("%s", jvm).hasSize(1);
      }

      terminated.signal("TERM");
      killed.signal("KILL");
      interrupted.signal("INT");

      assertThat(terminated.exitCode(PATIENCE)).as("%s", terminated).isEqualTo(143);
      assertThat(killed.exitCode(PATIENCE)).as("%s", killed).isEqualTo(137);
      assertThat(interrupted.exitCode(PATIENCE)).as("%s", interrupted).isEqualTo(130);
      for (LaunchedJvm jvm : List.of(terminated, killed, interrupted)) {
        await("the end of the broker of " + jvm)
            .atMost(PATIENCE)
            .until(() -> jvm.brokers().stream().noneMatch(ProcessHandle::isAlive));
      }
      assertThat(folders(folder)).as("what a killed process leaves").isNotEmpty();
    }

    try (LaunchedJvm next =
        LaunchedJvm.start(bench.profile(), folder, folder.resolve("next.log"), "--records=300")) {
      assertThat(next.exitCode(PATIENCE)).as("%s", next).isEqualTo(Launcher.OK);
    }

    assertThat(folders(folder)).isEmpty();
  }

  private static LaunchedJvm start(Bench bench, Path folder, String name) throws Exception {
    return LaunchedJvm.start(
        bench.profile(),
        folder,
        folder.resolve(name + ".log"),
        "--records=300",
        "--stopWhenIdle=PT10M");
  }

  private static List<Path> folders(Path folder) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().startsWith("millrace-")).toList();
    }
  }
}
