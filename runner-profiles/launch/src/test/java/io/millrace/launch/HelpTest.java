package io.millrace.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.pipeline.options.Allowed;
import io.millrace.pipeline.options.MillraceOptions;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.junit.jupiter.api.Test;

class HelpTest {

  @Test
  void listsEveryOptionWithTypeRangeDefaultAndDescription() {
    Launch help = Launch.of("--help");

    assertThat(help.exitCode()).isEqualTo(Launcher.OK);
    List<String> lines = help.out().lines().toList();
    List<Method> getters =
        Stream.of(MillraceOptions.class, LocalRunOptions.class)
            .flatMap(options -> Arrays.stream(options.getDeclaredMethods()))
            .filter(method -> method.getParameterCount() == 0)
            .toList();
    assertThat(getters).hasSizeGreaterThan(20);
    for (Method getter : getters) {
      String name = getter.getName().substring("get".length());
      String option = "  --" + name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
      assertThat(lines)
          .anySatisfy(
              line ->
                  assertThat(line)
                      .startsWith(option + "  " + type(getter))
                      .contains(range(getter))
                      .endsWith(defaultValue(getter)));
      assertThat(lines).contains("      " + getter.getAnnotation(Description.class).value());
    }
  }

  private static String type(Method getter) {
    Class<?> type = getter.getReturnType();
    if (type == int.class || type == long.class) {
      return "number";
    }
    return type.isEnum()
        ? "choice"
        : getter.isAnnotationPresent(Allowed.class) ? "duration" : "text";
  }

  private static String range(Method getter) {
    Allowed allowed = getter.getAnnotation(Allowed.class);
    if (allowed != null) {
      return ", " + allowed.min() + " to " + allowed.max();
    }
    return getter.getReturnType().isEnum()
        ? ", "
            + Arrays.toString(getter.getReturnType().getEnumConstants())
                .replaceAll("[\\[\\]]", "")
                .replace(", ", " or ")
        : "";
  }

  private static String defaultValue(Method getter) {
    return Stream.of(
            getter.getAnnotationsByType(Default.String.class),
            getter.getAnnotationsByType(Default.Integer.class),
            getter.getAnnotationsByType(Default.Long.class),
            getter.getAnnotationsByType(Default.Enum.class))
        .flatMap(Arrays::stream)
        .findFirst()
        .map(annotation -> "; default " + value(annotation))
        .orElse("; no default");
  }

  private static Object value(Object annotation) {
    if (annotation instanceof Default.String text) {
      return text.value();
    } else if (annotation instanceof Default.Integer number) {
      return number.value();
    } else if (annotation instanceof Default.Long number) {
      return number.value();
    }
    return ((Default.Enum) annotation).value();
  }

  @Test
  void saysWhatTheProfileSetsAndHowARunEnds() {
    assertThat(Launch.of("--help").out())
        .contains("on the idle runner", "  --packing=CONSUMER", "  --tasks=3", "--help=Options")
        .contains("Exit codes: 0 ", " 1 ", " 2 ", " 130 or 143 ");
    assertThat(Launch.of("--help=Options").out()).contains("--tasks");
  }
}
