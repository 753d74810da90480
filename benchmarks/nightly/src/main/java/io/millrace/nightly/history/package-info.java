/**
 * What is known of earlier nights. Takes results, gives rows of the history file and judgements of
 * the newest night; the file's format is described in docs/nightly.md.
 */
package io.millrace.nightly.history;
