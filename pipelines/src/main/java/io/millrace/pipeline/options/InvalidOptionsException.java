package io.millrace.pipeline.options;

import java.util.List;

/** The options cannot be used; the message has one line for each problem. */
public final class InvalidOptionsException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final List<String> problems;

  public InvalidOptionsException(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
    this.problems = List.copyOf(problems);
  }

  /** One sentence for each problem: option, value, what is allowed. */
  public List<String> problems() {
    return problems;
  }
}
