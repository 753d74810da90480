package io.millrace.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folders that belong to a process and go with it. A folder's name carries the process id of its
 * owner, so that what a killed process left behind can be told from what is in use.
 */
public final class OwnedFolder {
  private static final Logger LOG = LoggerFactory.getLogger(OwnedFolder.class);
  private static final String PREFIX = "millrace-";
  private static final Pattern NAME = Pattern.compile(PREFIX + "[a-z]+-(\\d{1,18})-.*");

  /** How far the start of a process, as the system tells it, may be off. */
  private static final Duration CLOCK_SLACK = Duration.ofSeconds(10);

  private OwnedFolder() {}

  /**
   * Deletes the folders of dead owners under {@code parent}, then makes a new one there.
   *
   * @param purpose what it is for, in lower-case letters
   */
  public static Path create(Path parent, String purpose) throws IOException {
    Files.createDirectories(parent);
    sweep(parent);
    return Files.createTempDirectory(
        parent, PREFIX + purpose + "-" + ProcessHandle.current().pid() + "-");
  }

  /** Deletes a folder and all in it; files that vanish meanwhile are no error. */
  public static void delete(Path folder) throws IOException {
    Files.walkFileTree(folder, new Deletion());
  }

  private static void sweep(Path parent) throws IOException {
    List<Path> stale;
    try (Stream<Path> siblings = Files.list(parent)) {
      stale = siblings.filter(OwnedFolder::isStale).toList();
    }
    for (Path folder : stale) {
      try {
        delete(folder);
      } catch (IOException e) {
        // Another user's, or being swept by another process too: no reason not to start.
        LOG.warn("Cannot delete {}, which a dead process left behind", folder, e);
      }
    }
  }

  private static boolean isStale(Path folder) {
    Matcher name = NAME.matcher(folder.getFileName().toString());
    if (!name.matches() || !Files.isDirectory(folder)) {
      return false;
    }
    Optional<ProcessHandle> owner =
        ProcessHandle.of(Long.parseLong(name.group(1))).filter(ProcessHandle::isAlive);
    if (owner.isEmpty()) {
      return true;
    }
    // A process that started after the folder was filled has inherited no more than the number.
    Optional<Instant> ownerStart = owner.get().info().startInstant();
    try {
      Instant filled = Files.getLastModifiedTime(folder).toInstant();
      return ownerStart.isPresent() && ownerStart.get().isAfter(filled.plus(CLOCK_SLACK));
    } catch (NoSuchFileException e) {
      // Swept by another process meanwhile.
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the age of " + folder, e);
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (e instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw e;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
      if (e != null && !(e instanceof NoSuchFileException)) {
        throw e;
      }
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
