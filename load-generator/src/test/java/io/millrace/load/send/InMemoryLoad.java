package io.millrace.load.send;

import io.millrace.load.pace.Progress;
import io.millrace.load.pace.Schedule;
import io.millrace.load.pace.WallClock;
import io.millrace.load.sequence.Sequence;
import io.millrace.load.workload.Topics;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What the generator sends, caught in memory. */
public final class InMemoryLoad {
  private InMemoryLoad() {}

  /** Returns all records of a run, in the order they were sent. */
  public static List<ProducerRecord<byte[], byte[]>> records(Sequence sequence) {
    try (MockProducer<byte[], byte[]> producer =
        new MockProducer<>(true, new ByteArraySerializer(), new ByteArraySerializer())) {
      Tails tails = Tails.empty(sequence.workload().partitions());
      SendLoop loop =
          new SendLoop(
              sequence,
              Topics.defaults(),
              producer,
              new Schedule(sequence),
              WallClock.system(),
              tails,
              SendListener.none());
      loop.sendProfiles(Progress.none());
      loop.run(Progress.none(), () -> false);
      return producer.history();
    }
  }
}
