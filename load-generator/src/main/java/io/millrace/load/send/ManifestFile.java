package io.millrace.load.send;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.load.sequence.Kind;
import io.millrace.load.workload.Topics;
import io.millrace.load.workload.WorkloadFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The JSON form of a manifest. */
final class ManifestFile {
  private static final int FORMAT = 1;
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private ManifestFile() {}

  static Manifest read(Path file) {
    try {
      return parse(JSON.readTree(file.toFile()));
    } catch (NoSuchFileException | FileNotFoundException missing) {
      throw new GenerationException("there is no manifest " + file);
    } catch (JsonProcessingException | IllegalArgumentException broken) {
      throw new GenerationException(file + " is no manifest: " + broken.getMessage());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static void write(Manifest manifest, Path file) {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.write(draft, JSON.writeValueAsBytes(tree(manifest)));
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static ObjectNode tree(Manifest manifest) {
    ObjectNode tree = JSON.createObjectNode();
    tree.put("format", FORMAT);
    tree.put("state", manifest.state().name());
    tree.put("valid", manifest.valid());
    tree.set("invalid", JSON.valueToTree(manifest.invalid()));
    tree.put("startedAt", manifest.startedAt().toString());
    tree.put("endedAt", manifest.endedAt().toString());
    tree.put("preset", manifest.preset().name());
    tree.put("found", manifest.found());
    tree.put("sent", manifest.sent());
    tree.put("acknowledged", manifest.acknowledged());
    tree.put("failed", manifest.failed());
    tree.set("kinds", JSON.valueToTree(new EnumMap<>(counts(manifest))));
    tree.set("acknowledgementMicros", JSON.valueToTree(manifest.acknowledgement()));
    tree.set("publishDelayMicros", JSON.valueToTree(manifest.publishDelay()));
    tree.set("topics", JSON.valueToTree(manifest.topics()));
    tree.set("workload", WorkloadFile.toTree(manifest.workload()));
    return tree;
  }

  private static Map<Kind, Long> counts(Manifest manifest) {
    Map<Kind, Long> all = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      all.put(kind, manifest.kinds().getOrDefault(kind, 0L));
    }
    return all;
  }

  private static Manifest parse(JsonNode tree) throws JsonProcessingException {
    if (tree.path("format").asInt() != FORMAT) {
      throw new IllegalArgumentException("its format is not " + FORMAT);
    }
    Map<Kind, Long> kinds = new EnumMap<>(Kind.class);
    tree.get("kinds")
        .fields()
        .forEachRemaining(
            field -> kinds.put(Kind.valueOf(field.getKey()), field.getValue().asLong()));
    List<String> invalid = new ArrayList<>();
    tree.get("invalid").forEach(reason -> invalid.add(reason.asText()));
    return new Manifest(
        WorkloadFile.fromTree(tree.get("workload")),
        JSON.treeToValue(tree.get("topics"), Topics.class),
        Preset.valueOf(tree.get("preset").asText()),
        Manifest.State.valueOf(tree.get("state").asText()),
        Instant.parse(tree.get("startedAt").asText()),
        Instant.parse(tree.get("endedAt").asText()),
        kinds,
        tree.get("found").asLong(),
        tree.get("sent").asLong(),
        tree.get("acknowledged").asLong(),
        tree.get("failed").asLong(),
        JSON.treeToValue(tree.get("acknowledgementMicros"), Percentiles.class),
        JSON.treeToValue(tree.get("publishDelayMicros"), Percentiles.class),
        invalid);
  }
}
