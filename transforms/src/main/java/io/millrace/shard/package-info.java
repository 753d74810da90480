/**
 * Keyed work is keyed by shard and not by key, so that state, timers and shuffles are paid once for
 * a block of events. This package says which shard a key has, and keeps the state of a shard in one
 * of two ways that the stages cannot tell apart.
 */
package io.millrace.shard;
