package io.millrace.launch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;

/**
 * How the launcher, with a runner that must not be started, took a command line.
 *
 * @param exitCode what the process would have ended with
 * @param out what it said
 * @param errors what it complained of, by line
 */
record Launch(int exitCode, String out, List<String> errors) {

  static Launch of(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode =
        Launcher.run(
            new IdleProfile(),
            arguments,
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8));
    return new Launch(exitCode, out.toString(UTF_8), err.toString(UTF_8).lines().toList());
  }
}
