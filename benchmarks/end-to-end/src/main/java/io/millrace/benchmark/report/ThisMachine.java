package io.millrace.benchmark.report;

import io.millrace.benchmark.observe.ProcFiles;
import io.millrace.benchmark.result.Environment;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Where a series runs. */
public final class ThisMachine {
  private ThisMachine() {}

  /** This machine, now. */
  public static Environment environment() {
    ProcFiles proc = new ProcFiles();
    return new Environment(
        Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS).toString(),
        line(proc.need("cpuinfo"), "model name"),
        Runtime.getRuntime().availableProcessors(),
        Long.parseLong(line(proc.need("meminfo"), "MemTotal").replaceAll("\\D", "")),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
  }

  private static String line(String file, String name) {
    return file.lines()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("unknown");
  }
}
