package io.millrace.pipeline.options;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

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
    Set<String> known = knownNames();
    List<String> problems = new ArrayList<>();
    for (String arg : args) {
      shape(arg, known).or(() -> value(arg)).ifPresent(problems::add);
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

  private static Set<String> knownNames() {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (Class<? extends PipelineOptions> type : PipelineOptionsFactory.getRegisteredOptions()) {
      for (Method method : type.getMethods()) {
        if (method.getParameterCount() == 0 && method.getName().matches("(get|is)[A-Z].*")) {
          names.add(Option.name(method));
        }
      }
    }
    return names;
  }

  private static Optional<String> shape(String arg, Set<String> known) {
    if (!arg.startsWith("--")) {
      return Optional.of("\"" + arg + "\" is not of the form --name=value");
    }
    String name = arg.substring(2).split("=", 2)[0];
    if (known.contains(name)) {
      return Optional.empty();
    }
    String nearest =
        known.stream().min(Comparator.comparingInt(other -> distance(name, other))).orElse("");
    String hint =
        distance(name, nearest) <= 1 + name.length() / 3
            ? "did you mean --" + nearest + "?"
            : "see --help";
    return Optional.of("there is no option --" + name + ": " + hint);
  }

  /** What Beam says of a value on its own: of its type. */
  private static Optional<String> value(String arg) {
    try {
      PipelineOptionsFactory.fromArgs(arg).create();
      return Optional.empty();
    } catch (IllegalArgumentException e) {
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
