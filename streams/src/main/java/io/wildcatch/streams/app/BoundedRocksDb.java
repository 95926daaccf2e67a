package io.wildcatch.streams.app;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/** One cache and one write buffer for all stores of the process, so that memory doesn't grow with partitions. */
public final class BoundedRocksDb implements RocksDBConfigSetter {

    private static final long CACHE = 128L << 20;
    private static final long WRITE_BUFFERS = 64L << 20;

    private static final class Shared {
        static {
            RocksDB.loadLibrary();
        }

        static final Cache CACHE_OF_ALL = new LRUCache(CACHE);
        static final WriteBufferManager BUFFERS = new WriteBufferManager(WRITE_BUFFERS, CACHE_OF_ALL);
    }

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(Shared.CACHE_OF_ALL);
        table.setCacheIndexAndFilterBlocks(true);
        table.setPinTopLevelIndexAndFilter(true);
        options.setWriteBufferManager(Shared.BUFFERS);
        options.setMaxWriteBufferNumber(2);
        options.setTableFormatConfig(table);
    }

    /** The shared parts live as long as the process. */
    @Override
    public void close(String storeName, Options options) {}
}
