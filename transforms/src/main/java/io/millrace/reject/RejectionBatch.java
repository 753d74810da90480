package io.millrace.reject;

import java.util.List;

/**
 * Rejections that one call of a stage gave, in the order of their records.
 *
 * @param rejections at least one
 */
public record RejectionBatch(List<Rejection> rejections) {
  public RejectionBatch {
    rejections = List.copyOf(rejections);
    if (rejections.isEmpty()) {
      throw new IllegalArgumentException("a batch of rejections has at least one");
    }
  }
}
