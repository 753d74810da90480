/**
 * Says whether a figure got worse. Takes the values of all nights, gives a finding; knows nothing
 * of files and systems. The rules were chosen by simulation, {@code DetectorSimulation} beside the
 * tests, and docs/nightly.md says what they find and how often they are wrong.
 */
package io.millrace.nightly.detect;
