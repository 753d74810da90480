package io.millrace.benchmark.observe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A control group of Linux's controller cpuacct: the CPU time of all processes in it, to the
 * nanosecond, also of threads and processes that have ended.
 */
public final class CpuGroup implements CpuMeter, AutoCloseable {
  private static final Path CONTROLLER = Path.of("/sys/fs/cgroup/cpuacct");
  private static final String MEMBERS = "cgroup.procs";
  private static final String PREFIX = "millrace-bench-";
  private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d+)-\\d+");
  private static int count;

  private final Path folder;

  private CpuGroup(Path folder) {
    this.folder = folder;
  }

  /** A new group; nothing if this process may not make one. Groups of dead owners are deleted. */
  public static Optional<CpuGroup> create() throws IOException {
    return create(CONTROLLER);
  }

  static synchronized Optional<CpuGroup> create(Path controller) throws IOException {
    if (!Files.isWritable(controller) || !Files.isWritable(controller.resolve(MEMBERS))) {
      return Optional.empty();
    }
    sweep(controller);
    count++;
    String name = PREFIX + ProcessHandle.current().pid() + "-" + count;
    return Optional.of(new CpuGroup(Files.createDirectory(controller.resolve(name))));
  }

  private static void sweep(Path controller) throws IOException {
    try (DirectoryStream<Path> groups = Files.newDirectoryStream(controller, PREFIX + "*")) {
      for (Path group : groups) {
        Matcher name = NAME.matcher(group.getFileName().toString());
        if (name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
          Files.deleteIfExists(group);
        }
      }
    }
  }

  /** The file that takes the id of a process which is to join. */
  public Path members() {
    return folder.resolve(MEMBERS);
  }

  /** Takes a process in, with all its threads; what it used before does not count. */
  public void add(long pid) throws IOException {
    Files.writeString(members(), Long.toString(pid));
  }

  @Override
  public long nanos() {
    try {
      return Long.parseLong(Files.readString(folder.resolve("cpuacct.usage")).strip());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the CPU time of " + folder, e);
    }
  }

  /** Deletes the group; all processes in it must have ended. */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(folder);
  }
}
