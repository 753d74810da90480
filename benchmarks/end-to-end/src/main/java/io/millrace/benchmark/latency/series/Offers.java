package io.millrace.benchmark.latency.series;

import io.millrace.benchmark.latency.search.Sustainable;
import io.millrace.benchmark.scenario.Entry;
import io.millrace.benchmark.scenario.Rates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Says at which rates systems are measured. */
final class Offers {
  private Offers() {}

  /**
   * All offers, by entry and by rate. Rates that are equal, to the record per second, are one
   * offer. An entry for which no rate was found has fixed ones only.
   *
   * @param found what the searches found; empty if nothing was searched
   */
  static List<Offer> of(List<Entry> entries, Rates rates, Map<Entry, Sustainable> found) {
    List<Offer> offers = new ArrayList<>();
    for (Entry entry : entries) {
      TreeMap<Double, Offer> own = new TreeMap<>();
      Sustainable sustainable = found.get(entry);
      if (sustainable != null && sustainable.rate() != null) {
        double lowest = lowest(entry, found).orElseThrow();
        rates.common().forEach(share -> add(own, entry, share * lowest, share, null));
        rates.own().forEach(share -> add(own, entry, share * sustainable.rate(), null, share));
      }
      rates.fixed().forEach(rate -> add(own, entry, rate, null, null));
      offers.addAll(own.values());
    }
    return offers;
  }

  /** Of all systems that are asked to do the same. */
  private static OptionalDouble lowest(Entry entry, Map<Entry, Sustainable> found) {
    return found.entrySet().stream()
        .filter(one -> one.getKey().setting().equals(entry.setting()))
        .filter(one -> one.getValue().rate() != null)
        .mapToDouble(one -> one.getValue().rate())
        .min();
  }

  private static void add(
      Map<Double, Offer> offers, Entry entry, double rate, Double ofLowest, Double ofOwn) {
    double whole = Math.max(1, Math.rint(rate));
    offers.merge(whole, new Offer(entry, whole, ofLowest, ofOwn), Offer::plus);
  }
}
