package io.millrace.contract;

import java.io.Serializable;

/** A condition on the content of a field, checked in place. Allocates nothing and never throws. */
@FunctionalInterface
public interface BytesRule extends Serializable {

  /** Whether {@code bytes[start, start + length)} holds the condition. Strings are valid UTF-8. */
  boolean holds(byte[] bytes, int start, int length);
}
