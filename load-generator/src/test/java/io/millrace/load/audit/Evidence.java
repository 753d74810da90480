package io.millrace.load.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the audit must say of a damage: one clue or more for each mode, none where it excuses the
 * damage.
 */
record Evidence(List<Clue> exactlyOnce, List<Clue> atLeastOnce) {
  /** A finding that must be among the report's, and a text that one of its examples must hold. */
  record Clue(String topic, Fault fault, String named) {
    /** Returns the example that names the record, if the finding is there. */
    Optional<String> in(AuditReport report) {
      return Stream.concat(Stream.of(report.input()), report.outputs().stream())
          .filter(verdict -> verdict.topic().equals(topic))
          .flatMap(verdict -> verdict.findings().stream())
          .filter(finding -> finding.fault() == fault)
          .flatMap(finding -> finding.examples().stream())
          .filter(example -> example.contains(named))
          .findFirst();
    }
  }

  /** A finding in both modes. */
  static Evidence of(String topic, Fault fault, String named) {
    List<Clue> clues = List.of(new Clue(topic, fault, named));
    return new Evidence(clues, clues);
  }

  /** Returns this evidence with a further finding in both modes. */
  Evidence and(String topic, Fault fault, String named) {
    Clue further = new Clue(topic, fault, named);
    return new Evidence(with(exactlyOnce, further), with(atLeastOnce, further));
  }

  /** Returns this evidence for a damage that is no fault at least once. */
  Evidence excusedAtLeastOnce() {
    return new Evidence(exactlyOnce, List.of());
  }

  /** Returns this evidence with another finding in its place at least once. */
  Evidence butAtLeastOnce(String topic, Fault fault, String named) {
    return new Evidence(exactlyOnce, List.of(new Clue(topic, fault, named)));
  }

  /** Returns the clues of a mode. */
  List<Clue> clues(Mode mode) {
    return mode == Mode.EXACTLY_ONCE ? exactlyOnce : atLeastOnce;
  }

  /** Returns whether a report says all that it must, and nothing at all if it must be clean. */
  boolean confirmedBy(AuditReport report) {
    List<Clue> clues = clues(report.mode());
    return report.clean() == clues.isEmpty()
        && clues.stream().allMatch(clue -> clue.in(report).isPresent());
  }

  private static List<Clue> with(List<Clue> clues, Clue further) {
    List<Clue> all = new ArrayList<>(clues);
    all.add(further);
    return List.copyOf(all);
  }
}
