package io.millrace.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnedFolderTest {
  /** Above the highest process id of any system. */
  private static final int NOBODY = Integer.MAX_VALUE;

  @TempDir private Path parent;

  @Test
  void sweepsWhatTheDeadLeftOnly() throws Exception {
    Path dead = Files.createDirectories(parent.resolve("millrace-kafka-" + NOBODY + "-1/data"));
    Files.writeString(dead.resolve("segment"), "x");
    Path ours = OwnedFolder.create(parent, "kafka");
    Path foreign = Files.createDirectory(parent.resolve("kafka-" + NOBODY + "-1"));
    Path second = OwnedFolder.create(parent, "kafka");
    try (var left = Files.list(parent)) {
      assertThat(left).containsExactlyInAnyOrder(ours, foreign, second);
    }
  }

  @Test
  void sweepsFolderOfPredecessorWithTheSameProcessId() throws Exception {
    Path old = OwnedFolder.create(parent, "kafka");
    Files.setLastModifiedTime(old, FileTime.fromMillis(0));
    assertThat(OwnedFolder.create(parent, "kafka")).isDirectory();
    assertThat(old).doesNotExist();
  }
}
