package io.millrace.load.workload;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one section, so that a constructor can name all of it at once. */
final class Problems {
  private final List<String> found = new ArrayList<>();

  Problems range(String field, long value, long least, long most) {
    return require(
        value >= least && value <= most, field + " is " + value + ", not " + least + " to " + most);
  }

  Problems range(String field, double value, double least, double most) {
    // Written so that NaN is refused too.
    return require(
        value >= least && value <= most, field + " is " + value + ", not " + least + " to " + most);
  }

  Problems share(String field, double value) {
    return range(field, value, 0, 1);
  }

  Problems range(String field, Duration value, Duration least, Duration most) {
    return require(
        value.compareTo(least) >= 0 && value.compareTo(most) <= 0,
        field + " is " + value + ", not " + least + " to " + most);
  }

  Problems require(boolean holds, String otherwise) {
    if (!holds) {
      found.add(otherwise);
    }
    return this;
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new InvalidWorkloadException(found);
    }
  }
}
