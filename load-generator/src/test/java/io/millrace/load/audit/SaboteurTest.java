package io.millrace.load.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SaboteurTest {
  static List<Saboteur> saboteurs() {
    return Saboteur.all();
  }

  @ParameterizedTest
  @MethodSource("saboteurs")
  void everyDamageTurnsTheVerdictAndIsNamed(Saboteur saboteur) {
    SabotagedRun run = new SabotagedRun();
    Evidence evidence = saboteur.hand().apply(run);

    for (Mode mode : Mode.values()) {
      AuditReport report = run.audit(mode);
      assertThat(evidence.confirmedBy(report))
          .as("%s must lead to %s%n%s", saboteur, evidence.clues(mode), report.toTable())
          .isTrue();
    }
  }

  @Test
  void orderIsCheckedOnlyIfAsked() {
    SabotagedRun run = new SabotagedRun();
    EnrichedDamages.reordered(run);

    assertThat(run.finished.audit(AuditOptions.of(Mode.EXACTLY_ONCE)).clean()).isTrue();
  }

  @Test
  void theTableDoesNotHideAGreenSaboteur() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Saboteur idle = new Saboteur("nothing", run -> Evidence.of("x", Fault.LOST, "y"));

    boolean good =
        new SaboteurTable(new PrintStream(out, true, StandardCharsets.UTF_8))
            .print(List.of(idle, Saboteur.all().get(0)), List.of(1L));

    assertThat(good).isFalse();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("1 of 2 damages red")
        .contains("1 of 1 seeds clean");
  }
}
