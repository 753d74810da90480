package io.millrace.benchmark.observe;

/**
 * What was seen at one moment. Everything but the records and the free bytes counts from the start
 * of the system.
 *
 * @param nanos time
 * @param epochMillis the same moment by the wall clock
 * @param enriched records on the enriched topic
 * @param outputs records on all output topics
 * @param cpuNanos CPU time of the system's process, all threads that ever were
 * @param jitNanos of that, of the just-in-time compilers
 * @param gcNanos of that, of the garbage collector
 * @param brokerNanos CPU time of the brokers
 * @param brokerSideNanos CPU time of all but the system's compilers on the cores that the system is
 *     kept off; that of the brokers if it is kept off none
 * @param foreignNanos CPU time of everything but system, brokers and this process
 * @param intruderNanos of everything but the system, on the cores that it is kept on; 0 if it is
 *     kept on none
 * @param stolenNanos CPU time that the hypervisor gave to others
 * @param memoryStallNanos how long some task waited for memory
 * @param ioStallNanos how long some task waited for a disk
 * @param freeBytes room on the disk of the brokers
 */
public record Sample(
    long nanos,
    long epochMillis,
    long enriched,
    long outputs,
    long cpuNanos,
    long jitNanos,
    long gcNanos,
    long brokerNanos,
    long brokerSideNanos,
    long foreignNanos,
    long intruderNanos,
    long stolenNanos,
    long memoryStallNanos,
    long ioStallNanos,
    long freeBytes) {}
