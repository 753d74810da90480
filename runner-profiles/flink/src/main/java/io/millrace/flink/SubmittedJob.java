package io.millrace.flink;

import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.JobListener;

/**
 * Remembers the job that was submitted last, because Beam's result of a detached run tells that it
 * failed but not why. Flink makes the listener itself, by its class name, so what it hears is kept
 * statically.
 */
public final class SubmittedJob implements JobListener {
  private static final AtomicReference<JobClient> LAST = new AtomicReference<>();

  /** Called by Flink. */
  public SubmittedJob() {}

  @Override
  public void onJobSubmitted(JobClient client, Throwable failure) {
    if (client != null) {
      LAST.set(client);
    }
  }

  @Override
  public void onJobExecuted(JobExecutionResult result, Throwable failure) {
    // Told for attached jobs only; ours are detached.
  }

  /** Why the last job failed; empty if it did not, or has not yet. */
  static Optional<Throwable> failure() {
    JobClient client = LAST.get();
    if (client == null) {
      return Optional.empty();
    }
    var result = client.getJobExecutionResult();
    if (!result.isCompletedExceptionally()) {
      return Optional.empty();
    }
    try {
      result.join();
      return Optional.empty();
    } catch (CompletionException e) {
      return Optional.of(e.getCause());
    }
  }
}
