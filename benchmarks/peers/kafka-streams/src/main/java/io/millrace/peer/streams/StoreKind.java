package io.millrace.peer.streams;

import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.Stores;

/** Where state is kept; either way a changelog topic has it as well. */
enum StoreKind {
  /** On the heap. */
  MEMORY {
    @Override
    KeyValueBytesStoreSupplier named(String name) {
      return Stores.inMemoryKeyValueStore(name);
    }
  },
  /** In RocksDB, on disk. */
  ROCKSDB {
    @Override
    KeyValueBytesStoreSupplier named(String name) {
      return Stores.persistentKeyValueStore(name);
    }
  };

  abstract KeyValueBytesStoreSupplier named(String name);
}
