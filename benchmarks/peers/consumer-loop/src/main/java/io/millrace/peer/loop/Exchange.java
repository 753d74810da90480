package io.millrace.peer.loop;

import io.millrace.batch.EventBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Carries events from the threads that read them to those that keep their shards. What one thread
 * sends to another arrives in its order.
 */
final class Exchange {
  /** Polls that a thread may be ahead of another. */
  private static final int CAPACITY = 8;

  private static final long PATIENCE_MILLIS = 1;

  private final List<BlockingQueue<Round>> inboxes = new ArrayList<>();

  /**
   * Events of one shard.
   *
   * @param shard not one of the sender's
   */
  record ShardEvents(int shard, EventBatch events) {}

  /**
   * What one poll gave for a thread.
   *
   * @param from the thread that read
   * @param events to be judged by the watermark before this one
   * @param watermark of the sender's partitions, after these events
   * @param checkpoint that ends with these events; null if none does
   */
  record Round(int from, List<ShardEvents> events, long watermark, Checkpoint checkpoint) {}

  Exchange(int threads) {
    for (int thread = 0; thread < threads; thread++) {
      inboxes.add(new ArrayBlockingQueue<>(CAPACITY));
    }
  }

  /**
   * Sends to a thread, waiting a moment if that is far behind; whether it could be sent. Who cannot
   * send has to work off what it was sent itself: two threads may wait for each other.
   */
  boolean send(int to, Round round) throws InterruptedException {
    return inboxes.get(to).offer(round, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** The next thing sent to a thread, null if there is none. */
  Round receive(int thread) {
    return inboxes.get(thread).poll();
  }
}
