package io.millrace.load.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints reports. */
final class ReportText {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private ReportText() {}

  static String table(AuditReport report) {
    StringBuilder out = new StringBuilder();
    List<TopicVerdict> topics = new ArrayList<>();
    topics.add(report.input());
    topics.addAll(report.outputs());
    int width = topics.stream().mapToInt(topic -> topic.topic().length()).max().orElse(0);
    String row = "%-" + Math.max(5, width) + "s %12s %10s  %s%n";
    out.append(String.format(Locale.ROOT, row, "topic", "records", "repeats", "verdict"));
    for (TopicVerdict topic : topics) {
      out.append(
          String.format(
              Locale.ROOT,
              row,
              topic.topic(),
              topic.records(),
              topic.repeats(),
              topic.clean() ? "clean" : "NOT CLEAN"));
      for (Finding finding : topic.findings()) {
        out.append(
            String.format(
                Locale.ROOT,
                "  %s %d%n",
                finding.fault().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                finding.count()));
        finding.examples().forEach(example -> out.append("    ").append(example).append('\n'));
      }
    }
    out.append(balance(report.balance()));
    String verdict = report.clean() ? "clean" : "NOT CLEAN";
    return out.append(report.mode()).append(": ").append(verdict).append('\n').toString();
  }

  private static String balance(Balance balance) {
    String read =
        String.format(
            Locale.ROOT,
            "read %d of %d = enriched %d + rejected %d + duplicates %d%n",
            balance.read(),
            balance.expected(),
            balance.enriched(),
            balance.rejected(),
            balance.duplicates());
    if (!balance.rung().totals()) {
      return read;
    }
    return read
        + String.format(
            Locale.ROOT,
            "enriched %d = totalled %d + late %d, in %d totals, %d judged twice%n",
            balance.enriched(),
            balance.totalled(),
            balance.late(),
            balance.totals(),
            balance.judgedTwice());
  }

  static String json(AuditReport report) {
    ObjectNode tree = JSON.createObjectNode();
    tree.put("clean", report.clean());
    tree.put("mode", report.mode().name());
    ObjectNode balance = tree.putObject("balance");
    balance.put("holds", report.balance().holds());
    balance.setAll((ObjectNode) JSON.valueToTree(report.balance()));
    tree.set("input", topic(report.input()));
    var outputs = tree.putArray("outputs");
    report.outputs().forEach(verdict -> outputs.add(topic(verdict)));
    try {
      return JSON.writeValueAsString(tree);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static ObjectNode topic(TopicVerdict verdict) {
    ObjectNode tree = JSON.createObjectNode();
    tree.put("topic", verdict.topic());
    tree.put("clean", verdict.clean());
    tree.put("records", verdict.records());
    tree.put("repeats", verdict.repeats());
    tree.set("findings", JSON.valueToTree(verdict.findings()));
    return tree;
  }
}
