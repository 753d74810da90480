/**
 * What makes a run not count. Takes samples and logs, gives what is wrong in words: with the
 * machine, which is a reason to run again, or with the system's configuration, which is none.
 */
package io.millrace.benchmark.guard;
