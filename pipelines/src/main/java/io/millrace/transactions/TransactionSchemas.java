package io.millrace.transactions;

import io.millrace.contract.SchemaCatalog;
import io.millrace.contract.Schemas;
import io.millrace.pipeline.SchemaFiles;
import java.util.Map;
import org.apache.avro.Schema;

/** The schemas of the domain and their ids, as long as no registry gives them. */
public final class TransactionSchemas {
  // region schemas
  /** Id of the raw events. */
  public static final int TRANSACTION = 11;

  /** Id of the enriched events. */
  public static final int ENRICHED = 12;

  /** Id of the reference data. */
  public static final int CUSTOMER = 13;

  /** Id of the totals. */
  public static final int TOTALS = 14;

  /** All of them. */
  public static final SchemaCatalog CATALOG =
      SchemaCatalog.of(
          Map.of(
              TRANSACTION, read("transaction"),
              ENRICHED, read("enriched-transaction"),
              CUSTOMER, read("customer"),
              TOTALS, read("transaction-totals")));

  static {
    Schemas.requireExtends(CATALOG.schema(TRANSACTION), CATALOG.schema(ENRICHED));
  }

  private static Schema read(String name) {
    return SchemaFiles.read("/transactions/" + name + ".avsc");
  }

  // endregion

  private TransactionSchemas() {}
}
