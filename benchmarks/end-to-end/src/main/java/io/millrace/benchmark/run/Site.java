package io.millrace.benchmark.run;

import java.nio.file.Path;

/**
 * Where a series runs.
 *
 * @param root of the checkout
 * @param output where logs, audits and samples go
 * @param cores of the machine
 */
public record Site(Path root, Path output, int cores) {}
