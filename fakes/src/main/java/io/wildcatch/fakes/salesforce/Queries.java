package io.wildcatch.fakes.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** {@code GET …/query?q=…} and {@code …/queryAll}, page after page: a locator shows the rest of what was found at first. */
final class Queries {

    private final Org org;
    private final Map<String, List<ObjectNode>> found = new ConcurrentHashMap<>();
    private final AtomicInteger serial = new AtomicInteger();
    private volatile int pageSize = 2_000;

    Queries(Org org) {
        this.org = org;
    }

    void pageSize(int records) {
        pageSize = records;
    }

    JsonNode answer(String path, String soql, int longest) {
        if (URLEncoder.encode(soql, StandardCharsets.UTF_8).length() > longest) {
            throw new Problem(414, "URI_TOO_LONG", "The URI is too long");
        }
        String locator = path.replaceFirst(".*/query(All)?/?", "");
        if (!locator.isEmpty()) {
            int dash = locator.lastIndexOf('-');
            return page(path, locator.substring(0, Math.max(dash, 0)), Integer.parseInt(locator.substring(dash + 1)));
        }
        String id = "01gWc" + serial.incrementAndGet();
        found.put(id, Soql.parse(org, soql).run(org, path.contains("/queryAll")));
        return page(path + "/", id, 0);
    }

    private JsonNode page(String path, String id, int from) {
        List<ObjectNode> all = found.get(id);
        if (all == null) {
            throw new Problem(400, "INVALID_QUERY_LOCATOR", "invalid query locator");
        }
        int to = Math.min(all.size(), from + pageSize);
        ObjectNode page = JsonNodeFactory.instance.objectNode().put("totalSize", all.size());
        page.put("done", to == all.size());
        if (to < all.size()) {
            page.put("nextRecordsUrl", path.substring(0, path.lastIndexOf('/') + 1) + id + "-" + to);
        }
        page.putArray("records").addAll(all.subList(from, to));
        return page;
    }
}
