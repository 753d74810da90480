package io.millrace.load.audit;

import java.util.BitSet;

/** What became of each input record, one bit each by index. */
final class Outcomes {
  final BitSet enriched;
  final BitSet rejected;
  final BitSet late;

  Outcomes(long size) {
    int bits = Math.toIntExact(size);
    enriched = new BitSet(bits);
    rejected = new BitSet(bits);
    late = new BitSet(bits);
  }
}
