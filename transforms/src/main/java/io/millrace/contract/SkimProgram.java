package io.millrace.contract;

import java.util.List;
import org.apache.avro.Schema;

/**
 * An Avro record schema compiled to a flat list of operations that walk a datum in Avro's binary
 * encoding (Avro 1.11 specification, "Binary Encoding") once, check that it is well-formed, and
 * note where captured fields lie. Immutable; a {@link Skimmer} runs it.
 *
 * <p>What Avro's own decoder reads with equal values is accepted, and what it fails on is rejected.
 * On purpose a skimmer is stricter than Avro's decoder in these cases, which no correct writer
 * produces:
 *
 * <ul>
 *   <li>strings must be well-formed UTF-8, where Avro decodes to replacement characters;
 *   <li>booleans must be 0 or 1, as the specification says, where Avro reads any other byte as
 *       false;
 *   <li>the byte size of a block must be that of its items, where Avro ignores it when it reads and
 *       trusts it when it skips;
 *   <li>a block cannot have more items than the remaining bytes hold, a datum not more than {@link
 *       #MAX_WEIGHTLESS_ITEMS} items without any bytes, where Avro fills the memory;
 *   <li>nesting ends at {@link #MAX_DEPTH}, where Avro overflows the stack;
 *   <li>the whole range must be consumed.
 * </ul>
 *
 * <p>As with Avro, numbers may be written with more bytes than needed, and the bits that do not fit
 * an int or a long are dropped. Logical types do not matter.
 */
public final class SkimProgram {

  /** Largest nesting of records, arrays and maps within each other that is accepted. */
  public static final int MAX_DEPTH = 256;

  /** Largest number of items without bytes (nulls, empty records) in arrays of one datum. */
  public static final int MAX_WEIGHTLESS_ITEMS = 65_536;

  // Operations, with their operands. A slot of -1 captures nothing; targets are indexes of the
  // code.
  static final int RETURN = 0;
  static final int BOOLEAN = 1; // slot
  static final int INT = 2; // slot
  static final int LONG = 3; // slot
  static final int STRING = 4; // slot
  static final int BYTES = 5; // slot
  static final int FIXED = 6; // slot, size
  static final int ENUM = 7; // slot, number of symbols
  static final int UNION = 8; // number of branches, target of each
  static final int JUMP = 9; // target
  static final int CALL = 10; // target
  static final int ITEMS = 11; // target of the item, least size of an item

  private final Schema schema;
  private final List<String> fields;
  private final int[] code;

  private SkimProgram(Schema schema, List<String> fields, int[] code) {
    this.schema = schema;
    this.fields = fields;
    this.code = code;
  }

  /**
   * Compiles a program.
   *
   * @param schema the writer's schema, a record
   * @param fields paths of the fields to capture; the position of a path is its slot. A path leads
   *     through records by dots, and through unions of one type with null, to a single value
   * @throws IllegalArgumentException if the schema is no record, or a path leads to no such field
   */
  public static SkimProgram compile(Schema schema, List<String> fields) {
    return new SkimProgram(
        schema, List.copyOf(fields), SkimCompiler.compile(schema, List.copyOf(fields)));
  }

  /** A new runner of this program, for one thread. */
  public Skimmer skimmer() {
    return new Skimmer(code, fields.size());
  }

  /** The schema this program was compiled from. */
  public Schema schema() {
    return schema;
  }

  /** The captured fields, by slot. */
  public List<String> fields() {
    return fields;
  }
}
