/**
 * Where a system's CPU time goes. Takes a recording of async-profiler, gives how often the system
 * was seen in each layer: the clients, coders, the runner, the job itself. Taking samples costs CPU
 * time, so a series that is profiled gives no other figures.
 */
package io.millrace.benchmark.profile;
