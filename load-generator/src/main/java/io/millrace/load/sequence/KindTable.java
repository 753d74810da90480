package io.millrace.load.sequence;

import io.millrace.load.workload.Disorder;
import io.millrace.load.workload.Duplicates;
import io.millrace.load.workload.Rejections;
import io.millrace.load.workload.Workload;

/** Gives each index the kind that the shares of the workload draw for it. */
final class KindTable {
  private final long seed;
  private final Kind[] kinds = Kind.values();
  private final double[] upTo = new double[kinds.length];

  KindTable(Workload workload) {
    this.seed = workload.seed();
    Duplicates duplicates = workload.duplicates();
    Rejections rejections = workload.rejections();
    Disorder disorder = workload.disorder();
    double sum = 0;
    for (int i = 0; i < kinds.length; i++) {
      sum +=
          switch (kinds[i]) {
            case ORDINARY -> 0;
            case DISORDERED -> disorder.disordered();
            case LATE_WITHIN -> disorder.lateWithin();
            case LATE_BEYOND -> disorder.lateBeyond();
            case COPY_IMMEDIATE -> duplicates.immediate();
            case COPY_DELAYED -> duplicates.delayed();
            case COPY_BEYOND_HORIZON -> duplicates.beyondHorizon();
            case NULL_VALUE -> rejections.nullValue();
            case MALFORMED -> rejections.malformed();
            case UNKNOWN_SCHEMA -> rejections.unknownSchema();
            case MISSING_FIELD -> rejections.missingField();
            case OUT_OF_RANGE -> rejections.outOfRange();
            case BAD_FORMAT -> rejections.badFormat();
            case BAD_EVENT_TIME -> rejections.badEventTime();
          };
      upTo[i] = sum;
    }
  }

  /** Returns the kind drawn for an index; a copy still has to find its original. */
  Kind draw(long index) {
    double draw = Draw.unit(Draw.of(seed, index, Draw.KIND));
    if (draw >= upTo[upTo.length - 1]) {
      return Kind.ORDINARY;
    }
    int kind = 0;
    while (draw >= upTo[kind]) {
      kind++;
    }
    return kinds[kind];
  }
}
