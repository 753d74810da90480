package io.millrace.load.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * Binds trees to records and back, and names everything that does not fit. A general object mapper
 * was refused, because it stops at the first problem and knows no near names.
 */
final class RecordBinder {
  private static final String AUTO = "auto";

  private final List<String> problems = new ArrayList<>();

  /** Returns the value, or throws with everything that is wrong with the tree. */
  static <T extends Record> T bind(Class<T> type, JsonNode tree) {
    RecordBinder binder = new RecordBinder();
    T value = binder.record(type, tree, "");
    if (value == null || !binder.problems.isEmpty()) {
      throw new InvalidWorkloadException(binder.problems);
    }
    return value;
  }

  /** Returns the tree that binds to {@code value}. */
  static ObjectNode unbind(Record value) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      tree.set(component.getName(), node(read(component, value)));
    }
    return tree;
  }

  private static JsonNode node(Object value) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (value instanceof Record nested) {
      return unbind(nested);
    } else if (value instanceof List<?> list) {
      ArrayNode array = nodes.arrayNode();
      list.forEach(item -> array.add(node(item)));
      return array;
    } else if (value instanceof Integer || value instanceof Long) {
      return nodes.numberNode(((Number) value).longValue());
    } else if (value instanceof Double number) {
      return nodes.numberNode(number);
    }
    return nodes.textNode(value == null ? AUTO : value.toString());
  }

  private <T extends Record> T record(Class<T> type, JsonNode tree, String path) {
    RecordComponent[] components = type.getRecordComponents();
    if (!tree.isObject()) {
      refuse(path.replaceFirst("\\.$", ""), tree, "a section");
      return null;
    }
    checkNames(components, tree, path);
    // An unknown name is no reason not to check the ranges of the known ones.
    int before = problems.size();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      String name = components[i].getName();
      types[i] = components[i].getType();
      JsonNode child = tree.get(name);
      if (child == null) {
        problems.add(path + name + " is missing");
      } else {
        values[i] = value(types[i], child, path + name);
      }
    }
    return problems.size() == before ? construct(type, types, values, path) : null;
  }

  private void checkNames(RecordComponent[] components, JsonNode tree, String path) {
    TreeSet<String> known = new TreeSet<>();
    Arrays.stream(components).forEach(component -> known.add(component.getName()));
    tree.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                problems.add(path + name + " is unknown" + NearName.of(name, known));
              }
            });
  }

  private Object value(Class<?> type, JsonNode node, String path) {
    if (type == long.class) {
      return node.isIntegralNumber() && node.canConvertToLong()
          ? (Object) node.longValue()
          : refuse(path, node, "a whole number");
    } else if (type == int.class) {
      return node.isIntegralNumber() && node.canConvertToInt()
          ? (Object) node.intValue()
          : refuse(path, node, "a whole number");
    } else if (type == double.class) {
      return node.isNumber() ? (Object) node.doubleValue() : refuse(path, node, "a number");
    } else if (type == List.class) {
      return integers(node, path);
    } else if (type == Duration.class) {
      return duration(node, path);
    } else if (type == Instant.class) {
      return instant(node, path);
    } else if (type.isEnum()) {
      return constant(type, node, path);
    } else if (type.isRecord()) {
      return record(type.asSubclass(Record.class), node, path + ".");
    }
    throw new IllegalStateException("no rule to bind " + type);
  }

  private Object integers(JsonNode node, String path) {
    List<Integer> values = new ArrayList<>();
    for (JsonNode item : node) {
      if (!item.isIntegralNumber() || !item.canConvertToInt()) {
        return refuse(path, node, "a list of whole numbers");
      }
      values.add(item.intValue());
    }
    return node.isArray() ? values : refuse(path, node, "a list of whole numbers");
  }

  private Object duration(JsonNode node, String path) {
    try {
      return Duration.parse(node.asText());
    } catch (DateTimeParseException notIso) {
      return refuse(path, node, "an ISO-8601 duration such as PT90S");
    }
  }

  private Object instant(JsonNode node, String path) {
    if (node.asText().equals(AUTO)) {
      return null;
    }
    try {
      return Instant.parse(node.asText());
    } catch (DateTimeParseException notIso) {
      return refuse(path, node, "auto or an ISO-8601 instant such as 2026-01-01T00:00:00Z");
    }
  }

  private Object constant(Class<?> type, JsonNode node, String path) {
    List<Object> constants = List.of((Object[]) type.getEnumConstants());
    String text = node.asText().toUpperCase(Locale.ROOT);
    for (Object constant : constants) {
      if (((Enum<?>) constant).name().equals(text)) {
        return constant;
      }
    }
    return refuse(path, node, "one of " + constants);
  }

  private Object refuse(String path, JsonNode node, String allowed) {
    problems.add((path.isEmpty() ? "the file" : path) + " is " + node + ", not " + allowed);
    return null;
  }

  private <T extends Record> T construct(
      Class<T> type, Class<?>[] types, Object[] values, String path) {
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (InvocationTargetException thrown) {
      if (thrown.getCause() instanceof InvalidWorkloadException invalid) {
        invalid.problems().forEach(problem -> problems.add(path + problem));
        return null;
      }
      throw new IllegalStateException(thrown);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Object read(RecordComponent component, Record value) {
    try {
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
