package io.millrace.benchmark.result;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The tables of {@code docs/results/schema.md} have the fields of the records, and no others. */
class SchemaPageTest {
  private static final Path PAGE = Path.of("../../docs/results/schema.md");
  private static final Pattern SECTION =
      Pattern.compile("<!-- record: (\\w+) -->\n(.*?)<!-- end -->", Pattern.DOTALL);
  private static final Pattern ROW =
      Pattern.compile("^\\| `(\\w+)` \\| ([^|]+?) \\| \\S.*\\|$", Pattern.MULTILINE);

  @Test
  void hasEveryRecord() throws IOException {
    assertThat(SECTION.matcher(Files.readString(PAGE)).results())
        .extracting((MatchResult section) -> section.group(1))
        .containsExactlyInAnyOrderElementsOf(records().stream().map(Class::getSimpleName).toList());
  }

  @Test
  void hasEveryFieldOfEveryRecordWithItsType() throws IOException {
    String page = Files.readString(PAGE);
    for (Class<?> record : records()) {
      List<String> declared = new ArrayList<>();
      for (RecordComponent field : record.getRecordComponents()) {
        declared.add(field.getName() + ": " + name(field.getGenericType()));
      }
      assertThat(rows(page, record)).as(record.getSimpleName()).isEqualTo(declared);
    }
  }

  private static List<String> rows(String page, Class<?> record) {
    return SECTION
        .matcher(page)
        .results()
        .filter(section -> section.group(1).equals(record.getSimpleName()))
        .flatMap(section -> ROW.matcher(section.group(2)).results())
        .map(row -> row.group(1) + ": " + row.group(2).replace(" or null", ""))
        .toList();
  }

  /** The result and what it is made of. */
  private static Set<Class<?>> records() {
    Set<Class<?>> found = new LinkedHashSet<>();
    Deque<Type> open = new ArrayDeque<>(List.of(Result.class));
    while (!open.isEmpty()) {
      Type type = open.remove();
      if (type instanceof ParameterizedType many) {
        open.addAll(List.of(many.getActualTypeArguments()));
      } else if (type instanceof Class<?> one && one.isRecord() && found.add(one)) {
        for (RecordComponent field : one.getRecordComponents()) {
          open.add(field.getGenericType());
        }
      }
    }
    return found;
  }

  private static String name(Type type) {
    if (type instanceof ParameterizedType many) {
      Type[] arguments = many.getActualTypeArguments();
      String kind = many.getRawType() == List.class ? "list of " : "map of ";
      return kind + name(arguments[arguments.length - 1]);
    } else if (type == String.class || (type instanceof Class<?> one && one.isEnum())) {
      return "text";
    } else if (type == int.class || type == long.class) {
      return "integer";
    } else if (type == double.class || type == Double.class) {
      return "number";
    } else if (type == JsonNode.class) {
      return "object";
    }
    return ((Class<?>) type).getSimpleName();
  }
}
