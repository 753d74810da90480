/**
 * What peers on Millrace's own core have in common: the parts of the core that do the job, made by
 * a peer's options, and the records that are written of what they give. Knows no engine.
 */
package io.millrace.peer.core;
