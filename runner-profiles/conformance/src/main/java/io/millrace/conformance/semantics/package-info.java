/** The promises of {@code docs/semantics.md}, one test for each sentence, on any runner. */
package io.millrace.conformance.semantics;
