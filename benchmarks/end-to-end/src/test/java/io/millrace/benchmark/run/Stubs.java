package io.millrace.benchmark.run;

import io.millrace.benchmark.scenario.Guarantee;
import io.millrace.benchmark.scenario.SystemUnderTest;
import io.millrace.load.oracle.Rung;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Stub systems, started from the class path of the tests. */
public final class Stubs {
  /** Records per poll that parity asks for. */
  public static final String POLL = "5000";

  private final Path folder;

  /** Stubs whose class path is written to a folder. */
  public Stubs(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder.resolve("target"));
    Files.writeString(
        folder.resolve("target/system.classpath"), System.getProperty("java.class.path"));
  }

  /** A stub that writes so many records per second, and loses every so many, or none for 0. */
  public SystemUnderTest stub(double rate, long lose, String poll) {
    List<String> arguments = new ArrayList<>();
    arguments.add("--bootstrapServers={bootstrapServers}");
    arguments.add("--inputTopic={inputTopic}");
    arguments.add("--outputTopic={outputTopic}");
    arguments.add("--consumerGroup={group}");
    arguments.add("--rate=" + rate);
    arguments.add("--lose=" + lose);
    arguments.add("--poll=" + poll);
    return new SystemUnderTest(
        folder.toString(),
        StubSystem.class.getName(),
        List.of(Rung.J0),
        List.of(Guarantee.AT_LEAST_ONCE),
        arguments);
  }
}
