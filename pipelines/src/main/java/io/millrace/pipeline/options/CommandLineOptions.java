package io.millrace.pipeline.options;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.options.ValueProvider;

/**
 * Reads a command line into options and reports everything that is wrong with it at once, where
 * Beam would stop at the first.
 */
public final class CommandLineOptions {
  private CommandLineOptions() {}

  /**
   * The options of a command line.
   *
   * @param types interfaces to know besides those the runner registers; the ranges they declare are
   *     checked
   * @throws InvalidOptionsException with all problems
   */
  public static PipelineOptions parse(String[] args, List<Class<? extends PipelineOptions>> types) {
    types.forEach(PipelineOptionsFactory::register);
    Map<String, Class<?>> known = known();
    List<String> problems = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String arg : args) {
      shape(arg, known)
          .or(() -> repeated(arg, known, seen))
          .or(() -> value(arg))
          .ifPresent(problems::add);
    }
    if (!problems.isEmpty()) {
      throw new InvalidOptionsException(problems);
    }
    PipelineOptions options = PipelineOptionsFactory.fromArgs(args).create();
    types.forEach(type -> problems.addAll(ranges(options.as(type), type)));
    if (!problems.isEmpty()) {
      throw new InvalidOptionsException(problems);
    }
    return options;
  }

  /** The types of all options by their names. */
  private static Map<String, Class<?>> known() {
    Map<String, Class<?>> known = new TreeMap<>();
    for (Class<? extends PipelineOptions> type : PipelineOptionsFactory.getRegisteredOptions()) {
      for (Method method : type.getMethods()) {
        if (method.getParameterCount() == 0 && method.getName().matches("(get|is)[A-Z].*")) {
          known.put(Option.name(method), method.getReturnType());
        }
      }
    }
    return known;
  }

  private static Optional<String> shape(String arg, Map<String, Class<?>> known) {
    if (!arg.startsWith("--")) {
      return Optional.of("\"" + arg + "\" is not of the form --name=value");
    }
    String name = name(arg);
    if (!known.containsKey(name)) {
      return Optional.of("there is no option --" + name + ": " + hint(name, known.keySet()));
    }
    // Beam takes an option without a value for true, whatever its type.
    return arg.contains("=") || isFlag(known.get(name))
        ? Optional.empty()
        : Optional.of("--" + name + " has no value: write --" + name + "=…");
  }

  private static String name(String arg) {
    return arg.substring(2).split("=", 2)[0];
  }

  private static boolean isFlag(Class<?> type) {
    return type == boolean.class || type == Boolean.class;
  }

  private static String hint(String name, Set<String> known) {
    String wanted = name.toLowerCase(Locale.ROOT);
    String nearest =
        known.stream()
            .min(Comparator.comparingInt(other -> distance(wanted, other.toLowerCase(Locale.ROOT))))
            .orElse("");
    return distance(wanted, nearest.toLowerCase(Locale.ROOT)) <= Math.max(2, name.length() / 3)
        ? "did you mean --" + nearest + "?"
        : "see --help";
  }

  private static Optional<String> repeated(
      String arg, Map<String, Class<?>> known, Set<String> seen) {
    String name = name(arg);
    Class<?> type = known.get(name);
    boolean takesMany =
        type.isArray() || Collection.class.isAssignableFrom(type) || type == ValueProvider.class;
    return seen.add(name) || takesMany
        ? Optional.empty()
        : Optional.of("--" + name + " is given more than once");
  }

  /** What Beam says of a value on its own: of its type. */
  private static Optional<String> value(String arg) {
    try {
      PipelineOptionsFactory.fromArgs(arg).create();
      return Optional.empty();
    } catch (RuntimeException e) { // Beam has no type of its own for what it cannot convert.
      String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("is not valid");
      return Optional.of(arg + ": " + message);
    }
  }

  private static List<String> ranges(
      PipelineOptions options, Class<? extends PipelineOptions> type) {
    List<String> problems = new ArrayList<>();
    for (Method getter : Option.getters(type)) {
      try {
        Option.problem(getter, getter.invoke(options)).ifPresent(problems::add);
      } catch (InvocationTargetException | IllegalAccessException e) {
        throw new IllegalStateException("cannot read --" + Option.name(getter), e);
      }
    }
    return problems;
  }

  /** Levenshtein's edit distance. */
  private static int distance(String left, String right) {
    int[] row = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        int above = row[j];
        int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], above) + 1, diagonal + change);
        diagonal = above;
      }
    }
    return row[right.length()];
  }
}
