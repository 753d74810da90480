package io.millrace.direct;

import io.millrace.conformance.integration.BenchExtension;
import io.millrace.conformance.integration.Features;
import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.ExcludeTags;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** The flagship on the Direct runner and real brokers. */
@Suite
@SelectPackages("io.millrace.conformance.integration")
@ConfigurationParameter(key = BenchExtension.PROFILE, value = "io.millrace.direct.DirectProfile")
@ExcludeTags({Features.PARALLELISM, Features.CHECKPOINTS})
class IntegrationTest {}
