package io.millrace.benchmark.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpuGroupTest {
  /** Above the largest that Linux gives. */
  private static final long NO_PROCESS = 1L << 23;

  @TempDir private Path controller;

  @Test
  void isNotThereWithoutAController() throws IOException {
    assertThat(CpuGroup.create(controller)).isEmpty();
    assertThat(CpuGroup.create(controller.resolve("none"))).isEmpty();
  }

  @Test
  void tellsWhatTheControllerSays() throws IOException {
    Files.createFile(controller.resolve("cgroup.procs"));
    CpuGroup group = CpuGroup.create(controller).orElseThrow();
    Path folder = group.members().getParent();

    group.add(77);
    Files.writeString(folder.resolve("cpuacct.usage"), "123456789\n");

    assertThat(group.members()).content().isEqualTo("77");
    assertThat(group.nanos()).isEqualTo(123_456_789);
  }

  @Test
  void deletesGroupsOfDeadOwnersOnly() throws IOException {
    Files.createFile(controller.resolve("cgroup.procs"));
    Path stale = Files.createDirectory(controller.resolve("millrace-bench-" + NO_PROCESS + "-1"));
    Path other = Files.createDirectory(controller.resolve("somebody"));
    CpuGroup mine = CpuGroup.create(controller).orElseThrow();

    CpuGroup.create(controller);

    assertThat(stale).doesNotExist();
    assertThat(other).exists();
    assertThat(mine.members().getParent()).exists();
    mine.close();
    assertThat(mine.members().getParent()).doesNotExist();
  }

  @Test
  void keepsTheTimeOfProcessesWithoutAGroup() {
    CpuMeter own = CpuMeter.of(new ProcFiles(), List.of(ProcessHandle.current().pid(), NO_PROCESS));
    assertThat(own.nanos()).isPositive();
  }
}
