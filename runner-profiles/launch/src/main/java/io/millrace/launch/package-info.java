/**
 * Starts the flagship on any runner: reads the command line, brings up a local broker with
 * generated clicks if no cluster is named, shows how the job comes along, ends it, and says whether
 * every record is accounted for. A runner profile adds its runner, and no more.
 */
package io.millrace.launch;
