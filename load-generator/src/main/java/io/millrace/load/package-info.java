/**
 * The command line of the load generator: generate a load, audit what a pipeline made of it, say
 * what is to be expected, show the workload.
 */
package io.millrace.load;
