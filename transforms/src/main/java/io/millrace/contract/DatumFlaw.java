package io.millrace.contract;

/** Why bytes are not exactly one datum of a schema. */
public enum DatumFlaw {
  /** The bytes end inside the datum; an over-long length shows as this too. */
  TRUNCATED(-1, "the datum is truncated"),
  /** More bytes follow the datum. */
  TRAILING_BYTES(-2, "bytes follow the datum"),
  /** A variable-length number does not end within 5 (int) or 10 (long) bytes. */
  BAD_NUMBER(-3, "a number does not end"),
  /** The length of a string or of bytes is negative. */
  BAD_LENGTH(-4, "a length is negative"),
  /** A union's branch index is not one of its branches. */
  BAD_UNION_INDEX(-5, "a union index is out of range"),
  /** An enum's index is not one of its symbols. */
  BAD_ENUM_INDEX(-6, "an enum index is out of range"),
  /** A boolean is neither 0 nor 1. */
  BAD_BOOLEAN(-7, "a boolean is neither 0 nor 1"),
  /** A string is not UTF-8. */
  BAD_UTF8(-8, "a string is not UTF-8"),
  /** The count or the byte size of a block of an array or map is impossible. */
  BAD_BLOCK(-9, "a block count or size is impossible"),
  /** Records, arrays and maps are nested deeper than {@link SkimProgram#MAX_DEPTH}. */
  TOO_DEEP(-10, "nested too deep");

  private static final DatumFlaw[] ALL = values();

  private final int position;
  private final String description;

  DatumFlaw(int position, String description) {
    this.position = position;
    this.description = description;
  }

  /** A few words without any content of the datum. */
  public String description() {
    return description;
  }

  /** What stands for this flaw in place of a position: a negative number. */
  int position() {
    return position;
  }

  static DatumFlaw ofPosition(int position) {
    return ALL[-1 - position];
  }
}
