package io.millrace.load.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TotalsTableTest {
  private static final long START = 1_772_000_000_000L;
  private static final long WINDOW = 60_000;

  @Test
  void holdsWhatAMapWouldHold() {
    TotalsTable table = new TotalsTable(START, WINDOW);
    Map<String, Totals> map = new HashMap<>();
    Random random = new Random(4);
    for (int i = 0; i < 100_000; i++) {
      int user = random.nextInt(3_000);
      long window = Math.floorDiv(START, WINDOW) * WINDOW + (random.nextInt(40) - 20) * WINDOW;
      Totals event = new Totals(1, random.nextInt(2), random.nextInt(500), random.nextInt(9_000));
      table.add(user, window, event);
      map.merge(user + "@" + window, event, Totals::plus);
    }
    assertThat(table.size()).isEqualTo(map.size());
    for (int slot = 0; slot < table.slots(); slot++) {
      if (table.holds(slot)) {
        String key = table.user(slot) + "@" + table.windowStart(slot);
        assertThat(table.totals(slot)).isEqualTo(map.get(key));
        assertThat(table.find(table.user(slot), table.windowStart(slot))).isEqualTo(slot);
      }
    }
  }

  @Test
  void findsNothingWhereNothingIs() {
    TotalsTable table = new TotalsTable(START, WINDOW);
    long window = Math.floorDiv(START, WINDOW) * WINDOW;
    table.add(1, window, new Totals(1, 0, 0, 0));

    assertThat(table.find(2, window)).isEqualTo(TotalsTable.ABSENT);
    assertThat(table.find(1, window + WINDOW)).isEqualTo(TotalsTable.ABSENT);
    assertThat(table.find(1, window + 1)).isEqualTo(TotalsTable.ABSENT);
    assertThat(table.find(1, Long.MIN_VALUE / WINDOW * WINDOW)).isEqualTo(TotalsTable.ABSENT);
    assertThat(table.find(1, window - (1L << 40) * WINDOW)).isEqualTo(TotalsTable.ABSENT);
  }
}
