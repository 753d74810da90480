/**
 * Compares the results of a night with those of the nights before, and makes a page of both. See
 * docs/nightly.md.
 */
package io.millrace.nightly;
