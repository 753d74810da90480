package io.millrace.benchmark.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.benchmark.observe.ProcFiles.ThreadTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcFilesTest {
  private static final long MILLI = 1_000_000;

  @TempDir private Path folder;
  private ProcFiles proc;

  @BeforeEach
  void writeFiles() throws IOException {
    write(
        "stat",
        "cpu  100 5 50 9000 70 3 2 40 9 9\ncpu0 60 5 50 1 1 0 0 0 0 0\ncpu1 40 0 0 1 1 3 2 40 0 0\n");
    write("7/stat", "7 (java (x) y) S 1 7 7 0 -1 4194560 1 0 0 0 250 50 0 0 20 0");
    write("7/status", "Name:\tjava\nVmPeak:\t  9000 kB\nVmHWM:\t    2048 kB\n");
    write("pressure/io", "some avg10=0.00 avg60=0.00 avg300=1.00 total=1234\nfull total=5\n");
    write("7/task/8/stat", "8 (C2 CompilerThre) S 1 7 7 0 -1 0 1 0 0 0 9 9 0 0 20 0");
    write("7/task/8/schedstat", "123456789 55 3\n");
    proc = new ProcFiles(folder);
  }

  private void write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  @Test
  void addsUserAndSystemTimeWhateverTheNameLooksLike() {
    assertThat(proc.cpuNanos(7)).hasValue(3_000 * MILLI);
  }

  @Test
  void readsThreadsToTheNanosecond() {
    assertThat(proc.threads(7)).containsExactly(new ThreadTime(8, "C2 CompilerThre", 123_456_789));
  }

  @Test
  void readsTheMostMemory() {
    assertThat(proc.peakMemory(7)).hasValue(2_048 * 1_024);
  }

  @Test
  void hasNothingOfAProcessThatHasEnded() {
    assertThat(proc.cpuNanos(99)).isEmpty();
    assertThat(proc.threads(99)).isEmpty();
    assertThat(proc.peakMemory(99)).isEmpty();
  }

  @Test
  void countsNeitherIdleNorStolenTimeAsBusy() {
    assertThat(proc.busyNanos()).isEqualTo(160 * 10 * MILLI);
    assertThat(proc.stolenNanos()).isEqualTo(40 * 10 * MILLI);
  }

  @Test
  void tellsCoresApart() {
    assertThat(proc.busyNanos(List.of(0))).isEqualTo(115 * 10 * MILLI);
    assertThat(proc.busyNanos(List.of(0, 1))).isEqualTo(160 * 10 * MILLI);
  }

  @Test
  void knowsHowLongWasWaitedIfTheKernelTells() {
    assertThat(proc.stallNanos("io")).hasValue(1_234_000);
    assertThat(proc.stallNanos("memory")).isEmpty();
  }

  @Test
  void listsProcesses() {
    assertThat(proc.processes()).containsExactly(new ThreadTime(7, "java (x) y", 3_000 * MILLI));
  }

  @Test
  void seesThisProcess() {
    ProcFiles here = new ProcFiles();
    long pid = ProcessHandle.current().pid();
    assertThat(here.cpuNanos(pid).orElseThrow()).isPositive();
    assertThat(here.peakMemory(pid).orElseThrow()).isPositive();
    assertThat(here.threads(pid)).extracting(ThreadTime::name).anyMatch(n -> n.startsWith("G"));
    assertThat(here.busyNanos()).isPositive();
  }

  @Test
  void keepsTheTimeOfThreadsThatAreGone() {
    ThreadGroups groups = new ThreadGroups();
    groups.see(
        List.of(
            new ThreadTime(1, "C2 CompilerThre", 100),
            new ThreadTime(2, "GC Thread#0", 10),
            new ThreadTime(3, "G1 Conc#0", 5),
            new ThreadTime(4, "main", 1_000)));
    groups.see(
        List.of(new ThreadTime(5, "C1 CompilerThre", 40), new ThreadTime(2, "GC Thread#0", 30)));
    assertThat(groups.jitNanos()).isEqualTo(140);
    assertThat(groups.gcNanos()).isEqualTo(35);
  }
}
