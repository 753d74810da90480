package io.millrace.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A piece of code on a page that says where it is from:
 *
 * <pre>{@code
 * <!-- snippet: folder/File.java#region -->
 * }</pre>
 *
 * followed by a fenced block. In the file the region stands between the lines {@code // region
 * name} and {@code // endregion}; without one the snippet is the whole file.
 *
 * @param source path from the root, and a region if there is one
 * @param text what the page shows
 */
record Snippet(String source, String text) {
  private static final String BEGIN = "<!-- snippet: ";
  private static final String FENCE = "```";

  /** The snippets of a page. */
  static List<Snippet> of(List<String> page) {
    List<Snippet> snippets = new ArrayList<>();
    for (int line = 0; line < page.size(); line++) {
      if (page.get(line).startsWith(BEGIN)) {
        String source = page.get(line).replaceAll("^" + BEGIN + "| -->$", "");
        int first = line + 2;
        int end = first;
        while (!page.get(end).equals(FENCE)) {
          end++;
        }
        snippets.add(new Snippet(source, String.join("\n", page.subList(first, end))));
      }
    }
    return snippets;
  }

  /** What the page should show. */
  String expected(Path root) throws IOException {
    String[] parts = source.split("#", 2);
    List<String> lines = Files.readAllLines(root.resolve(parts[0]));
    if (parts.length == 1) {
      return String.join("\n", lines);
    }
    int begin = indexOf(lines, "// region " + parts[1], 0) + 1;
    String region = String.join("\n", lines.subList(begin, indexOf(lines, "// endregion", begin)));
    return region.stripTrailing().stripIndent().strip();
  }

  private int indexOf(List<String> lines, String wanted, int from) {
    for (int line = from; line < lines.size(); line++) {
      if (lines.get(line).strip().equals(wanted)) {
        return line;
      }
    }
    throw new IllegalArgumentException("no line \"" + wanted + "\" for the snippet " + source);
  }
}
