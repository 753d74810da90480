package io.millrace.flink;

import io.millrace.conformance.integration.BenchExtension;
import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** The flagship on Flink in this JVM and real brokers. */
@Suite
@SelectPackages("io.millrace.conformance.integration")
@ConfigurationParameter(key = BenchExtension.PROFILE, value = "io.millrace.flink.FlinkProfile")
class IntegrationTest {}
