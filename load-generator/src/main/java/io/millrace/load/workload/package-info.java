/**
 * Stage 0 of a run: what load there shall be. Takes a strict YAML file and overrides, gives an
 * immutable {@link io.millrace.load.workload.Workload}; every problem of the file is reported at
 * once, by {@link io.millrace.load.workload.InvalidWorkloadException}.
 */
package io.millrace.load.workload;
