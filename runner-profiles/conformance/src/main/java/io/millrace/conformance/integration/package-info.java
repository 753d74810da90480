/** The flagship on real brokers, from a command line to audited topics, on any runner. */
package io.millrace.conformance.integration;
