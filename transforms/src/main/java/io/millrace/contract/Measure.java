package io.millrace.contract;

import java.io.Serializable;

/**
 * What an event adds to one of the totals.
 *
 * @param valueSlot the int or long field to sum, where null adds 0; or -1 to count events
 * @param conditionSlot the enum field that decides whether the event counts, or -1 for every event
 * @param symbol the index of the symbol with which the event counts
 */
record Measure(String name, int valueSlot, int conditionSlot, int symbol) implements Serializable {

  long of(Skimmer datum) {
    if (conditionSlot >= 0
        && (datum.isNull(conditionSlot) || datum.longValue(conditionSlot) != symbol)) {
      return 0;
    }
    if (valueSlot < 0) {
      return 1;
    }
    return datum.isNull(valueSlot) ? 0 : datum.longValue(valueSlot);
  }
}
