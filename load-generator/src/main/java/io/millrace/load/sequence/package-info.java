/**
 * The records of a load. Takes a resolved workload, gives record N as a pure function of seed,
 * workload and N: no record depends on another having been made, so that any range can be made
 * anywhere, any time, with the same bytes.
 */
package io.millrace.load.sequence;
