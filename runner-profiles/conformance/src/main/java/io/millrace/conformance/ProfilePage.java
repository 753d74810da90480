package io.millrace.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.launch.RunnerProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** What {@code docs/configuration.md} says of a runner profile. */
public final class ProfilePage {
  private static final Path PAGE = Path.of("../../docs/configuration.md");
  private static final String END = "<!-- end -->";

  private ProfilePage() {}

  /**
   * Asserts that the page lists the profile's default arguments.
   *
   * @param folder an empty folder
   */
  public static void expectDefaultsOf(RunnerProfile profile, Path folder) throws IOException {
    String begin = "<!-- profile: " + profile.name() + " -->\n";
    String page = Files.readString(PAGE);
    int start = page.indexOf(begin) + begin.length();

    assertThat(page).contains(begin);
    assertThat(page.substring(start, page.indexOf(END, start)))
        .isEqualTo(
            profile.defaultArguments(folder).stream()
                .map(argument -> "    " + argument.replace(folder.toString(), "<folder>"))
                .collect(Collectors.joining("\n", "\n", "\n\n")));
  }
}
