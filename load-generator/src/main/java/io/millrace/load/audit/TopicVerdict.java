package io.millrace.load.audit;

import java.util.List;

/**
 * What is to be said of a topic.
 *
 * @param topic name
 * @param records how many records were read
 * @param repeats how many of them repeat an earlier one, where the mode allows it
 * @param findings what is wrong; nothing if it is clean
 */
public record TopicVerdict(String topic, long records, long repeats, List<Finding> findings) {
  /** Copies the findings. */
  public TopicVerdict {
    findings = List.copyOf(findings);
  }

  /** Returns whether nothing is wrong. */
  public boolean clean() {
    return findings.isEmpty();
  }
}
