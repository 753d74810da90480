package io.millrace.load.audit;

import java.util.List;

/**
 * A fault of a topic.
 *
 * @param fault what is wrong
 * @param count how many records
 * @param examples the first of them: what is wrong, with index and coordinates
 */
public record Finding(Fault fault, long count, List<String> examples) {
  /** Copies the examples. */
  public Finding {
    examples = List.copyOf(examples);
  }
}
