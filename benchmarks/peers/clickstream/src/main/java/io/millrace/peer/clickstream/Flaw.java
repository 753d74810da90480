package io.millrace.peer.clickstream;

/**
 * What is wrong with a record.
 *
 * @param reason why it is dead-lettered
 * @param detail in a few words
 */
public record Flaw(Reason reason, String detail) {}
