package io.millrace.pipeline.options;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * One option, as its interface declares it: what help, documentation and check go by.
 *
 * @param name as in {@code --name=value}
 * @param type what a value is, in words
 * @param defaultValue empty if it has none
 * @param range which values are allowed, in words; empty if any is
 * @param description one sentence
 */
public record Option(
    String name, String type, Optional<String> defaultValue, String range, String description) {

  /** The options that an interface itself declares, by name. */
  public static List<Option> of(Class<? extends PipelineOptions> options) {
    return getters(options).stream().map(Option::of).toList();
  }

  static List<Method> getters(Class<? extends PipelineOptions> options) {
    return Arrays.stream(options.getDeclaredMethods())
        .filter(method -> method.getParameterCount() == 0)
        .filter(method -> method.isAnnotationPresent(Description.class))
        .sorted(Comparator.comparing(Option::name))
        .toList();
  }

  private static Option of(Method getter) {
    Allowed allowed = getter.getAnnotation(Allowed.class);
    String range = "";
    if (allowed != null) {
      range = allowed.min() + " to " + allowed.max();
    } else if (getter.getReturnType().isEnum()) {
      range = String.join(" or ", constants(getter.getReturnType()));
    }
    return new Option(
        name(getter),
        type(getter),
        defaultValue(getter),
        range,
        getter.getAnnotation(Description.class).value());
  }

  static String name(Method getter) {
    String property = getter.getName().replaceFirst("^(get|is)", "");
    return property.substring(0, 1).toLowerCase(Locale.ROOT) + property.substring(1);
  }

  private static String type(Method getter) {
    if (getter.getReturnType() == int.class || getter.getReturnType() == long.class) {
      return "number";
    }
    if (getter.getReturnType() == boolean.class) {
      return "true or false";
    }
    return getter.isAnnotationPresent(Allowed.class)
        ? "duration"
        : getter.getReturnType().isEnum() ? "choice" : "text";
  }

  private static List<String> constants(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> ((Enum<?>) constant).name())
        .collect(Collectors.toList());
  }

  private static Optional<String> defaultValue(Method getter) {
    for (Annotation annotation : getter.getAnnotations()) {
      if (annotation instanceof Default.String text) {
        return Optional.of(text.value());
      } else if (annotation instanceof Default.Integer number) {
        return Optional.of(Integer.toString(number.value()));
      } else if (annotation instanceof Default.Long number) {
        return Optional.of(Long.toString(number.value()));
      } else if (annotation instanceof Default.Boolean flag) {
        return Optional.of(Boolean.toString(flag.value()));
      } else if (annotation instanceof Default.Enum constant) {
        return Optional.of(constant.value());
      }
    }
    return Optional.empty();
  }

  /** What is wrong with a value of the option that this getter reads; empty if nothing is. */
  static Optional<String> problem(Method getter, Object value) {
    Allowed allowed = getter.getAnnotation(Allowed.class);
    if (allowed == null || value == null) {
      return Optional.empty();
    }
    String range = allowed.min() + " to " + allowed.max();
    if (value instanceof Number number) {
      boolean inside =
          Long.parseLong(allowed.min()) <= number.longValue()
              && number.longValue() <= Long.parseLong(allowed.max());
      return inside ? Optional.empty() : wrong(getter, value, "must be " + range);
    }
    try {
      Duration duration = Duration.parse(value.toString());
      boolean inside =
          Duration.parse(allowed.min()).compareTo(duration) <= 0
              && duration.compareTo(Duration.parse(allowed.max())) <= 0;
      return inside ? Optional.empty() : wrong(getter, value, "must be " + range);
    } catch (DateTimeParseException e) {
      return wrong(getter, value, "is not an ISO-8601 duration such as PT30S; must be " + range);
    }
  }

  private static Optional<String> wrong(Method getter, Object value, String what) {
    return Optional.of("--" + name(getter) + "=" + value + " " + what);
  }
}
