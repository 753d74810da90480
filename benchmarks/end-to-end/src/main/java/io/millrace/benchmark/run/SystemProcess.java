package io.millrace.benchmark.run;

import io.millrace.benchmark.scenario.SystemUnderTest;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The JVM of a system under test; killed with this one. */
public final class SystemProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> RUNNING.forEach(Process::destroyForcibly), "kill-systems"));
  }

  private final Process process;

  private SystemProcess(Process process) {
    this.process = process;
    RUNNING.add(process);
  }

  /** Starts a system. */
  public static SystemProcess start(Launch launch) throws IOException {
    List<String> command = new ArrayList<>();
    launch.group().ifPresent(members -> command.addAll(join(members)));
    command.addAll(Affinity.prefix(launch.cores()));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + launch.root().resolve("runner-profiles/java.options"));
    command.add("-Xms" + launch.heap());
    command.add("-Xmx" + launch.heap());
    command.addAll(launch.flags());
    command.add("-Dmillrace.exitWithParent=true");
    command.add("-cp");
    command.add(classPath(launch.system(), launch.root()));
    command.add(launch.system().mainClass());
    command.addAll(launch.arguments());
    return new SystemProcess(
        new ProcessBuilder(command)
            .directory(launch.root().toFile())
            .redirectErrorStream(true)
            .redirectOutput(launch.folder().resolve("log.txt").toFile())
            .start());
  }

  /** Joins a control group before the JVM begins, so that none of its CPU time is missed. */
  private static List<String> join(Path members) {
    return List.of("sh", "-c", "echo $$ > \"$0\" && exec \"$@\"", members.toString());
  }

  private static String classPath(SystemUnderTest system, Path root) throws IOException {
    String libraries = Files.readString(system.classPathFile(root)).strip();
    Path classes = system.target(root).resolve("classes");
    return Files.isDirectory(classes) ? classes + File.pathSeparator + libraries : libraries;
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  /** Waits so long, or until the system has ended; whether it has. */
  public boolean hasEndedWithin(long millis) throws InterruptedException {
    return process.waitFor(millis, TimeUnit.MILLISECONDS);
  }

  /** Asks it to end, and kills it if it does not. An interrupt does not cut the wait short. */
  @Override
  public void close() {
    process.destroy();
    boolean ended =
        process
            .onExit()
            .thenApply(gone -> true)
            .completeOnTimeout(false, PATIENCE.toSeconds(), TimeUnit.SECONDS)
            .join();
    if (!ended) {
      process.destroyForcibly().onExit().join();
    }
    RUNNING.remove(process);
  }
}
