package io.millrace.benchmark.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfilerTest {
  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, linux-x64",
    "Linux, aarch64, linux-arm64",
    "Mac OS X, aarch64, macos",
    "Windows 11, amd64, windows 11-x64"
  })
  void namesThePlatform(String system, String processor, String platform) {
    assertThat(Profiler.platform(system, processor)).isEqualTo(platform);
  }
}
