/**
 * What can be configured: the options as Beam knows them, their check, which reports all problems
 * at once, and the settings that the pipeline is built from.
 */
package io.millrace.pipeline.options;
