/**
 * Puts a sequence on Kafka. Takes a workload, gives the filled input topics and a {@link
 * io.millrace.load.send.Manifest} of what was done; failed sends are counted in it.
 */
package io.millrace.load.send;
