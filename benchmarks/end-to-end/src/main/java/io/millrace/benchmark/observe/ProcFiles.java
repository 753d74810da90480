package io.millrace.benchmark.observe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The files of Linux's {@code /proc} that are read here. */
public final class ProcFiles {
  /** Linux shows CPU time in hundredths of a second, whatever the kernel's own clock. */
  private static final long TICK_NANOS = 10_000_000;

  private static final long NANOS_PER_MICRO = 1_000;

  private static final String ALL = "cpu";
  private static final int USER_TICKS = 11;
  private static final int SYSTEM_TICKS = 12;
  private static final int IDLE = 3;
  private static final int WAITING = 4;
  private static final int STEAL = 7;

  private final Path proc;

  /** Those of this machine. */
  public ProcFiles() {
    this(Path.of("/proc"));
  }

  ProcFiles(Path proc) {
    this.proc = proc;
  }

  /** CPU time of a process, of all threads it ever had; nothing if it has ended. */
  public OptionalLong cpuNanos(long pid) {
    Optional<String> stat = read(proc.resolve(pid + "/stat"));
    return stat.isEmpty() ? OptionalLong.empty() : OptionalLong.of(ticks(stat.get()) * TICK_NANOS);
  }

  /** CPU time of the threads that a process has now. */
  public List<ThreadTime> threads(long pid) {
    List<ThreadTime> threads = new ArrayList<>();
    try (Stream<Path> tasks = Files.list(proc.resolve(pid + "/task"))) {
      tasks.forEach(
          task -> {
            Optional<String> stat = read(task.resolve("stat"));
            Optional<String> schedule = read(task.resolve("schedstat"));
            if (stat.isPresent() && schedule.isPresent()) {
              threads.add(
                  new ThreadTime(
                      Long.parseLong(task.getFileName().toString()),
                      name(stat.get()),
                      Long.parseLong(schedule.get().split(" ", 2)[0])));
            }
          });
    } catch (NoSuchFileException ended) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list the threads of " + pid, e);
    }
    return threads;
  }

  /**
   * The CPU time of a thread, or of all threads of a process.
   *
   * @param id its id, unique in the machine
   * @param name at most 15 characters of it
   * @param nanos CPU time since it was started
   */
  public record ThreadTime(long id, String name, long nanos) {}

  /** The most memory a process ever had resident, in bytes; nothing if it has ended. */
  public OptionalLong peakMemory(long pid) {
    return read(proc.resolve(pid + "/status")).stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst();
  }

  /** CPU time of everything on this machine since it was started. */
  public long busyNanos() {
    return busy(cpu(ALL));
  }

  /** CPU time of everything on some cores since the machine was started. */
  public long busyNanos(List<Integer> cores) {
    return cores.stream().mapToLong(core -> busy(cpu(ALL + core))).sum();
  }

  /** CPU time that the hypervisor gave to others. */
  public long stolenNanos() {
    return Long.parseLong(cpu(ALL)[STEAL]) * TICK_NANOS;
  }

  private static long busy(String[] ticks) {
    long busy = 0;
    // The last two, of guests, are in the first two already.
    for (int i = 0; i <= STEAL; i++) {
      busy += i == IDLE || i == WAITING || i == STEAL ? 0 : Long.parseLong(ticks[i]);
    }
    return busy * TICK_NANOS;
  }

  private String[] cpu(String name) {
    return need("stat")
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .map(line -> line.substring(name.length()).strip().split(" +", -1))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no " + name + " in /proc/stat"));
  }

  /**
   * How long some task of the machine has waited for a resource in all; nothing if the kernel does
   * not tell.
   *
   * @param resource {@code memory} or {@code io}
   */
  public OptionalLong stallNanos(String resource) {
    return read(proc.resolve("pressure/" + resource)).stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith("some "))
        .mapToLong(line -> Long.parseLong(line.replaceFirst(".* total=", "")) * NANOS_PER_MICRO)
        .findFirst();
  }

  /** All processes. */
  public List<ThreadTime> processes() {
    List<ThreadTime> processes = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(proc, "[0-9]*")) {
      for (Path folder : folders) {
        read(folder.resolve("stat"))
            .ifPresent(
                stat ->
                    processes.add(
                        new ThreadTime(
                            Long.parseLong(folder.getFileName().toString()),
                            name(stat),
                            ticks(stat) * TICK_NANOS)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list processes", e);
    }
    return processes;
  }

  /** A whole file of /proc that is always there. */
  public String need(String name) {
    return read(proc.resolve(name))
        .orElseThrow(() -> new IllegalStateException("no /proc/" + name));
  }

  private static Optional<String> read(Path file) {
    try {
      return Optional.of(Files.readString(file));
    } catch (NoSuchFileException ended) {
      return Optional.empty();
    } catch (IOException e) {
      // A process that ends while its file is read: "No such process".
      if (String.valueOf(e.getMessage()).contains("No such process")) {
        return Optional.empty();
      }
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** The name may hold blanks and parentheses itself. */
  private static String name(String stat) {
    return stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
  }

  private static long ticks(String stat) {
    String[] numbers = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return Long.parseLong(numbers[USER_TICKS]) + Long.parseLong(numbers[SYSTEM_TICKS]);
  }
}
