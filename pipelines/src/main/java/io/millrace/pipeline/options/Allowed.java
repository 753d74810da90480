package io.millrace.pipeline.options;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The range of an option: of a number, or of an ISO-8601 duration such as {@code PT30S}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Allowed {
  /** Smallest value, inclusive. */
  String min();

  /** Largest value, inclusive. */
  String max();
}
