package io.millrace.transactions;

import io.millrace.contract.AvroContract;
import io.millrace.contract.EventContract;

/** What a valid transaction is, and what is totalled of it. */
final class TransactionContract {
  private static final int MAX_ID_CHARACTERS = 36;
  private static final int MAX_AMOUNT = 100_000_000;
  private static final int MAX_CUSTOMER_LENGTH = 13;

  private TransactionContract() {}

  // region contract
  static EventContract create() {
    return AvroContract.of(TransactionSchemas.CATALOG, TransactionSchemas.TRANSACTION)
        .id("transactionId")
        .key("customerId")
        .eventTime("occurredAt")
        .sumWhere("amountEur", "amount", "currency", "EUR")
        .sumWhere("amountGbp", "amount", "currency", "GBP")
        .sumWhere("amountUsd", "amount", "currency", "USD")
        .maxLength(MAX_ID_CHARACTERS, "transactionId")
        .range("amount", 1, MAX_AMOUNT)
        .format("customerId", TransactionContract::isCustomer, "C and 1 to 12 digits")
        .build();
  }

  // endregion

  // region rule
  private static boolean isCustomer(byte[] bytes, int start, int length) {
    if (length < 2 || length > MAX_CUSTOMER_LENGTH || bytes[start] != 'C') {
      return false;
    }
    for (int at = start + 1; at < start + length; at++) {
      if (bytes[at] < '0' || bytes[at] > '9') {
        return false;
      }
    }
    return true;
  }
  // endregion
}
