package io.millrace.benchmark.result;

/**
 * Where a series ran.
 *
 * @param startedAt when, in ISO-8601, UTC
 * @param processor its model
 * @param cores as many as there are
 * @param memoryKiB as much as there is
 * @param kernel its version
 * @param java version of the JVM of systems and broker
 */
public record Environment(
    String startedAt, String processor, int cores, long memoryKiB, String kernel, String java) {}
