package io.millrace.load;

import io.millrace.load.workload.Workload;
import io.millrace.load.workload.WorkloadFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which workload. */
final class WorkloadOptions {
  @Option(
      names = {"-w", "--workload"},
      paramLabel = "FILE",
      description = "YAML of what differs from the default workload.")
  private Path file;

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description = "Overrides a field, such as keys.users=100; may be repeated.")
  private List<String> overrides = new ArrayList<>();

  Workload workload() {
    return file == null ? WorkloadFile.parse("", overrides) : Workload.load(file, overrides);
  }
}
