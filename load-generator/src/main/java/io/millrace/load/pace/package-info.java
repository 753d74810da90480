/**
 * When records are due. Takes the arrival profile and a start, gives the due time of each record,
 * fixed before the run: an open loop, which never waits for the system under load.
 */
package io.millrace.load.pace;
