package io.millrace.load.workload;

import java.util.List;

/** A workload that cannot be run, with everything that is wrong with it. */
public final class InvalidWorkloadException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  /** Reports all {@code problems} together, so that a file is repaired in one go. */
  public InvalidWorkloadException(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /** Returns one sentence per problem, each naming the field, its value and what is allowed. */
  public List<String> problems() {
    return problems;
  }
}
