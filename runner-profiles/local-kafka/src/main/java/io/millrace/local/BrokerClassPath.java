package io.millrace.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The class path of a broker's JVM: Kafka's own, written to a file by the build, and {@link
 * BrokerProcess}.
 */
final class BrokerClassPath {
  /**
   * The system property that names the file; the build sets it for tests and for {@code mvn exec}.
   */
  static final String FILE_PROPERTY = "broker.classpath.file";

  private static final String REMEDY =
      " Start through Maven (mvn -Plocal-kafka), or write the file with"
          + " 'mvn -pl runner-profiles/local-kafka/broker generate-resources' and pass -D"
          + FILE_PROPERTY
          + "=<checkout>/runner-profiles/local-kafka/broker/target/broker.classpath";

  private BrokerClassPath() {}

  /**
   * Reads the class path.
   *
   * @throws IllegalStateException naming the remedy if the property is not set, or the file or one
   *     of its entries is missing
   */
  static String read() {
    String name = System.getProperty(FILE_PROPERTY);
    if (name == null) {
      throw new IllegalStateException(
          "The class path of the local Kafka broker is not known: the system property "
              + FILE_PROPERTY
              + " is not set."
              + REMEDY);
    }
    Path file = Path.of(name);
    if (!Files.isRegularFile(file)) {
      throw new IllegalStateException(
          "The class path of the local Kafka broker is not known: there is no file "
              + file
              + " ("
              + FILE_PROPERTY
              + ")."
              + REMEDY);
    }
    try {
      String kafka = Files.readString(file).strip();
      for (String entry : kafka.split(File.pathSeparator, -1)) {
        if (!Files.exists(Path.of(entry))) {
          throw new IllegalStateException(
              "An entry of the local Kafka broker's class path is missing: "
                  + entry
                  + " (named in "
                  + file
                  + ")."
                  + REMEDY);
        }
      }
      return kafka + File.pathSeparator + ownClasses();
    } catch (IOException e) {
      throw new UncheckedIOException("The broker's class path cannot be read from " + file, e);
    }
  }

  private static Path ownClasses() {
    try {
      return Path.of(
          BrokerProcess.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("The location of " + BrokerProcess.class + " is no path", e);
    }
  }
}
