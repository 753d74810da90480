package io.millrace.load.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.load.sequence.Kind;
import io.millrace.load.workload.Topics;
import io.millrace.load.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {
  @TempDir private Path folder;

  @Test
  void readsWhatItWrote() {
    Map<Kind, Long> kinds = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      kinds.put(kind, kind.name().length() * 1L);
    }
    Instant now = Instant.parse("2026-03-01T10:00:07.123456Z");
    Manifest manifest =
        new Manifest(
            Workload.defaults().withSeed(9).resolved(now),
            Topics.withPrefix("a."),
            Preset.FAST,
            Manifest.State.STOPPED,
            now,
            now.plusSeconds(3),
            kinds,
            1,
            2,
            3,
            4,
            new Percentiles(5, 6, 7, 8, 9, 10),
            new Percentiles(0, 0, 0, 0, 0, 0),
            List.of("a reason"));
    Path file = folder.resolve("manifest.json");
    manifest.write(file);
    manifest.write(file);

    assertThat(Manifest.read(file)).isEqualTo(manifest);
    assertThat(folder).isDirectoryContaining(path -> path.equals(file)).isNotEmptyDirectory();
  }

  @Test
  void saysWhatIsWrongWithAFile() throws IOException {
    Path missing = folder.resolve("missing.json");
    assertThatThrownBy(() -> Manifest.read(missing))
        .isInstanceOf(GenerationException.class)
        .hasMessageContaining("there is no manifest");
    Path other = Files.writeString(folder.resolve("other.json"), "{\"format\": 7}");
    assertThatThrownBy(() -> Manifest.read(other))
        .isInstanceOf(GenerationException.class)
        .hasMessageContaining("format");
  }
}
