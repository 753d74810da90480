package io.millrace.benchmark.scenario;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a scenario's file describes: a scenario, or one for each of its points. A point names the
 * fields in which it differs from the file; each takes the place of the file's field as a whole.
 * Its scenario is called {@code <file's name>-<point>}.
 *
 * @param base the file without its points
 * @param points by their short names, in the file's order; empty if it has none
 */
record Sweep(Scenario base, Map<String, Scenario> points) {
  private static final String POINTS = "points";
  private static final String NAME = "name";

  private static final Set<String> FIELDS =
      Arrays.stream(Scenario.class.getRecordComponents())
          .map(RecordComponent::getName)
          .filter(field -> !field.equals(NAME))
          .collect(Collectors.toCollection(TreeSet::new));

  Sweep {
    points = Collections.unmodifiableMap(new LinkedHashMap<>(points));
  }

  /**
   * Reads a file's text.
   *
   * @throws InvalidScenarioException with the problems of all points
   */
  static Sweep parse(String yaml) {
    ObjectNode file = StrictYaml.parse(yaml, new TypeReference<ObjectNode>() {});
    JsonNode points = file.remove(POINTS);
    Scenario base = StrictYaml.bind(file, Scenario.class);
    return new Sweep(base, points == null ? Map.of() : points(file, points));
  }

  private static Map<String, Scenario> points(ObjectNode file, JsonNode points) {
    if (!points.isObject() || points.isEmpty()) {
      throw new InvalidScenarioException(List.of("points must name at least one"));
    }
    Map<String, Scenario> scenarios = new LinkedHashMap<>();
    List<String> problems = new ArrayList<>();
    for (Map.Entry<String, JsonNode> point : points.properties()) {
      try {
        scenarios.put(point.getKey(), point(file, point.getKey(), point.getValue()));
      } catch (InvalidScenarioException e) {
        problems.addAll(e.problems("point " + point.getKey() + ": "));
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidScenarioException(problems);
    }
    return scenarios;
  }

  private static Scenario point(ObjectNode file, String name, JsonNode changes) {
    List<String> problems = new ArrayList<>();
    if (!Scenario.isName(name)) {
      problems.add("its name must be of a-z, 0-9 and -");
    }
    if (!changes.isObject()) {
      problems.add("must be the fields that it changes");
    }
    Set<String> unknown = new TreeSet<>();
    changes.fieldNames().forEachRemaining(unknown::add);
    unknown.removeAll(FIELDS);
    if (!unknown.isEmpty()) {
      problems.add("cannot change " + unknown + ", only " + FIELDS);
    }
    if (!problems.isEmpty()) {
      throw new InvalidScenarioException(problems);
    }
    ObjectNode changed = file.deepCopy();
    changed.setAll((ObjectNode) changes);
    changed.put(NAME, file.get(NAME).asText() + "-" + name);
    return StrictYaml.bind(changed, Scenario.class);
  }

  /** All that is to be run. */
  List<Scenario> scenarios() {
    return points.isEmpty() ? List.of(base) : List.copyOf(points.values());
  }

  /**
   * One point's.
   *
   * @throws InvalidScenarioException if there is no such point
   */
  Scenario scenario(String point) {
    Scenario scenario = points.get(point);
    if (scenario == null) {
      throw new InvalidScenarioException(
          List.of(base.name() + " has no point " + point + ", only " + points.keySet()));
    }
    return scenario;
  }
}
