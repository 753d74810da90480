package io.millrace.transactions;

import io.millrace.contract.AvroBytes;
import io.millrace.pipeline.reference.AvroReferenceFormat;
import io.millrace.pipeline.reference.ReferenceFormat;
import org.apache.avro.generic.GenericRecord;

/** What an enriched transaction has of its customer: the fields that follow its own. */
final class CustomerFormat {
  private static final int NULL = 0;
  private static final int VALUE = 1;

  private CustomerFormat() {}

  // region reference
  static ReferenceFormat create() {
    return AvroReferenceFormat.of(
        TransactionSchemas.CUSTOMER,
        TransactionSchemas.CATALOG.schema(TransactionSchemas.CUSTOMER),
        CustomerFormat::fields);
  }

  private static void fields(GenericRecord customer, AvroBytes extension) {
    extension.writeIndex(VALUE).writeString(customer.get("tier").toString());
    Long creditLimit = (Long) customer.get("creditLimit");
    if (creditLimit == null) {
      extension.writeIndex(NULL);
    } else {
      extension.writeIndex(VALUE).writeLong(creditLimit);
    }
    extension.writeLong((Long) customer.get("version"));
  }

  static byte[] missing() {
    return new AvroBytes(16).writeIndex(NULL).writeIndex(NULL).writeLong(-1).toByteArray();
  }
  // endregion
}
