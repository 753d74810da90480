package io.millrace.benchmark.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the calibration kernel. */
public final class Calibration {
  private Calibration() {}

  /** What the kernel costs now on these cores, in nanoseconds per byte. */
  public static double run(List<Integer> cores) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(Affinity.prefix(cores));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx256m");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(CalibrationKernel.class.getName());
    Process kernel = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      String answer = new String(kernel.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (kernel.waitFor() != 0) {
        throw new IOException("the calibration kernel failed: " + answer);
      }
      return Double.parseDouble(answer.split(" ", 2)[0]);
    } finally {
      kernel.destroyForcibly();
    }
  }
}
