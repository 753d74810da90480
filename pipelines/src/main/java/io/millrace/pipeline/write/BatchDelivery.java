package io.millrace.pipeline.write;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Makes the acknowledgements of the records of a batch the one of the batch: the callback of each
 * of them. When all have come, the batch's own callback is called, once, on the thread that brought
 * the last one, with the first error if any record failed.
 */
final class BatchDelivery implements Callback {
  private final Callback callback;
  private final CompletableFuture<RecordMetadata> future = new CompletableFuture<>();
  private final AtomicInteger pending;
  private final AtomicReference<Exception> firstError = new AtomicReference<>();

  /**
   * @param records how many acknowledgements will come, at least 1
   * @param callback of the batch, or null
   */
  BatchDelivery(int records, Callback callback) {
    this.pending = new AtomicInteger(records);
    this.callback = callback;
  }

  @Override
  public void onCompletion(RecordMetadata metadata, Exception exception) {
    if (exception != null) {
      firstError.compareAndSet(null, exception);
    }
    if (pending.decrementAndGet() == 0) {
      complete(metadata, firstError.get());
    }
  }

  private void complete(RecordMetadata metadata, Exception error) {
    if (callback != null) {
      callback.onCompletion(metadata, error);
    }
    if (error == null) {
      future.complete(metadata);
    } else {
      future.completeExceptionally(error);
    }
  }

  /** Completes after the callback, with the metadata of the record acknowledged last. */
  Future<RecordMetadata> future() {
    return future;
  }
}
