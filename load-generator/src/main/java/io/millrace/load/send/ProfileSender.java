package io.millrace.load.send;

import io.millrace.load.pace.Progress;
import io.millrace.load.pace.ProgressClock;
import io.millrace.load.sequence.ProfileHistory;
import io.millrace.load.sequence.Sequence;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Sends the reference data: all of it before the events, the changes between them. */
final class ProfileSender {
  private final Sequence sequence;
  private final ProfileHistory profiles;
  private final String topic;
  private final Producer<byte[], byte[]> producer;
  private final Acknowledgements acknowledgements;
  private int nextUpdate;

  ProfileSender(
      Sequence sequence,
      String topic,
      Producer<byte[], byte[]> producer,
      Acknowledgements acknowledgements) {
    this.sequence = sequence;
    this.profiles = sequence.profiles();
    this.topic = topic;
    this.producer = producer;
    this.acknowledgements = acknowledgements;
  }

  /** Sends what exists when the run starts, and waits until it is there. */
  void sendInitial(Progress progress) {
    int users = sequence.users().count();
    ProgressClock ticks = new ProgressClock(progress, "sending profiles", users);
    for (int user = 0; user < users; user++) {
      if (profiles.everWritten(user)) {
        send(user, 1);
      }
      ticks.at(user);
    }
    for (int user = 0; user < users; user++) {
      long version = profiles.initialVersion(user);
      if (profiles.everWritten(user) && version != 1) {
        send(user, version);
      }
    }
    producer.flush();
    ticks.end(users);
  }

  /** Sends the changes that come before record {@code index}. */
  void sendUpdatesBefore(long index) {
    int updates = profiles.updates();
    while (nextUpdate < updates
        && (nextUpdate + 1.0) * sequence.size() / (updates + 1.0) <= index) {
      send(profiles.userOf(nextUpdate), profiles.versionOf(nextUpdate));
      nextUpdate++;
    }
  }

  private void send(int user, long version) {
    byte[] value = version == ProfileHistory.NO_VERSION ? null : profiles.value(user, version);
    // Failures come through the callback, too.
    Future<RecordMetadata> unused =
        producer.send(
            new ProducerRecord<>(topic, sequence.users().id(user), value),
            acknowledgements.unmeasured());
  }
}
