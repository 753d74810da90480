package io.millrace.benchmark.observe;

/**
 * What was seen at one moment. All but the time counts from the start of the process.
 *
 * @param nanos since the system was started
 * @param enriched records on the enriched topic
 * @param outputs records on all output topics
 * @param cpuNanos CPU time of the system's process, all threads that ever were
 * @param jitNanos of that, of the just-in-time compilers
 * @param gcNanos of that, of the garbage collector
 * @param brokerNanos CPU time of the brokers since the system was started
 * @param foreignNanos CPU time of everything else on the machine since then
 */
public record Sample(
    long nanos,
    long enriched,
    long outputs,
    long cpuNanos,
    long jitNanos,
    long gcNanos,
    long brokerNanos,
    long foreignNanos) {}
