package io.millrace.launch;

import io.millrace.pipeline.options.Allowed;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** Options of a run without {@code --bootstrapServers}: a local broker with generated clicks. */
public interface LocalRunOptions extends PipelineOptions {

  @Description("Clicks to generate; 0 for the runner's own number.")
  @Default.Long(0)
  @Allowed(min = "0", max = "2000000000")
  long getRecords();

  void setRecords(long value);

  @Description("Seed of everything that is generated.")
  @Default.Long(1)
  @Allowed(min = "0", max = "9223372036854775807")
  long getSeed();

  void setSeed(long value);

  @Description("Workload file (YAML) to generate by; see docs/load-generator.md.")
  String getWorkload();

  void setWorkload(String value);

  @Description("Brokers to start.")
  @Default.Integer(1)
  @Allowed(min = "1", max = "3")
  int getBrokers();

  void setBrokers(int value);

  @Description("Records of each output topic to show at the end.")
  @Default.Integer(2)
  @Allowed(min = "0", max = "100")
  int getSamples();

  void setSamples(int value);
}
