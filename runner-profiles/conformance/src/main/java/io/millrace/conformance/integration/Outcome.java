package io.millrace.conformance.integration;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a run of the launcher ended.
 *
 * @param exitCode what the process would have ended with
 * @param out what it said
 * @param err what it complained of
 */
record Outcome(int exitCode, String out, String err) {
  private static final Pattern READ = Pattern.compile("balance: read ([\\d,]+) ");

  /** The complaints, line by line. */
  List<String> errors() {
    return err.lines().toList();
  }

  /** How many records the job says it has read. */
  long read() {
    Matcher balance = READ.matcher(out);
    if (!balance.find()) {
      throw new AssertionError("no balance in " + this);
    }
    return Long.parseLong(balance.group(1).replace(",", ""));
  }

  @Override
  public String toString() {
    return "exit code " + exitCode + "\n--- out ---\n" + out + "--- err ---\n" + err;
  }
}
