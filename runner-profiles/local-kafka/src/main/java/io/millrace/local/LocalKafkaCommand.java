package io.millrace.local;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Keeps a local Kafka up until it is interrupted: {@code mvn -Plocal-kafka}. */
@Command(
    name = "local-kafka",
    mixinStandardHelpOptions = true,
    description =
        "Runs Kafka brokers on this machine until interrupted; their data is deleted then.")
public final class LocalKafkaCommand implements Callable<Integer> {
  @Option(
      names = "--brokers",
      defaultValue = "1",
      paramLabel = "<1-3>",
      description = "How many brokers; topics have as many replicas. Default: ${DEFAULT-VALUE}.")
  private int brokers;

  @Option(
      names = "--port",
      paramLabel = "<port>",
      description = "The port of the first broker, the others follow it. Default: free ports.")
  private Integer port;

  @Option(
      names = "--directory",
      paramLabel = "<folder>",
      description = "Where the brokers make their folder. Default: the folder for temporary files.")
  private Path directory;

  @Option(
      names = "--topics",
      split = ",",
      converter = TopicConverter.class,
      paramLabel = "<name:partitions>",
      description = "Topics to create, separated by commas.")
  private List<Topic> topics = List.of();

  @Spec private CommandSpec command;

  /**
   * Runs the command and exits with its code: 1 if Kafka does not start or ends by itself, 2 for
   * wrong arguments.
   */
  public static void main(String[] args) {
    ExitWithParent.install();
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new LocalKafkaCommand())
        .setExecutionExceptionHandler(
            (e, commandLine, parsed) -> {
              commandLine.getErr().println(e.getMessage());
              return CommandLine.ExitCode.SOFTWARE;
            });
  }

  @Override
  public Integer call() {
    LocalKafkaBuilder builder = LocalKafka.builder();
    try {
      builder.brokers(brokers);
      if (port != null) {
        builder.port(port);
      }
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(command.commandLine(), e.getMessage(), e);
    }
    if (directory != null) {
      builder.directory(directory);
    }
    try (LocalKafka kafka = builder.start()) {
      topics.forEach(topic -> kafka.createTopic(topic.name(), topic.partitions()));
      var out = command.commandLine().getOut();
      out.println("bootstrap.servers=" + kafka.bootstrapServers());
      out.println(
          "Kafka is ready. Ctrl-C stops it and deletes its data in " + kafka.folder() + ".");
      command.commandLine().getErr().print(kafka.awaitEnd());
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  private record Topic(String name, int partitions) {}

  private static final class TopicConverter implements ITypeConverter<Topic> {
    @Override
    public Topic convert(String value) {
      int colon = value.lastIndexOf(':');
      if (colon < 1 || !value.substring(colon + 1).matches("[1-9]\\d{0,4}")) {
        throw new TypeConversionException("'" + value + "' is not of the form <name:partitions>");
      }
      return new Topic(value.substring(0, colon), Integer.parseInt(value.substring(colon + 1)));
    }
  }
}
