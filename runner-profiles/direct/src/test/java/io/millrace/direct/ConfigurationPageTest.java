package io.millrace.direct;

import io.millrace.conformance.ProfilePage;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationPageTest {
  @Test
  void saysWhatTheProfileSets(@TempDir Path folder) throws IOException {
    ProfilePage.expectDefaultsOf(new DirectProfile(), folder);
  }
}
