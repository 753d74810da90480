/**
 * The clickstream on Millrace's core, behind the source: validation aside, all of it works on the
 * events of one shard at a time, whether they are one or a hundred. Keyed state holds a table for
 * each shard and stage, timers are one for each shard and what is due next. Uses no Beam but for
 * the coders of the tables, which a checkpoint is written with.
 */
package io.millrace.peer.flink.shard;
