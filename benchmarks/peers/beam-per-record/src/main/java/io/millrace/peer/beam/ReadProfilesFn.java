package io.millrace.peer.beam;

import io.millrace.clickstream.UserProfile;
import io.millrace.peer.clickstream.LatestProfiles;
import java.util.Map;
import org.apache.beam.sdk.transforms.DoFn;

/** Gives all profiles at the first tick, and at each later one if any has changed. */
final class ReadProfilesFn extends DoFn<Long, Map<String, UserProfile>> {
  private final String bootstrapServers;
  private final String topic;
  private transient LatestProfiles profiles;

  ReadProfilesFn(String bootstrapServers, String topic) {
    this.bootstrapServers = bootstrapServers;
    this.topic = topic;
  }

  @ProcessElement
  public void process(ProcessContext c) {
    if (profiles == null) {
      profiles = new LatestProfiles(bootstrapServers, topic);
    }
    profiles.refresh().ifPresent(c::output);
  }

  @Teardown
  public void teardown() {
    if (profiles != null) {
      profiles.close();
      profiles = null;
    }
  }
}
