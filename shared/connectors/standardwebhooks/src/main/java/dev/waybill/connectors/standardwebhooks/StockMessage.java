package dev.waybill.connectors.standardwebhooks;

import dev.waybill.connector.json.JsonAt;
import dev.waybill.domain.message.Body;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The body of a webhook about stock: which items to look at again. It carries no numbers; those in it are not read. */
record StockMessage(WarehouseConfig config) {
    static final String CHANGED = "stock.changed";

    /** As many as are comfortable in the 20 kB that the specification recommends. */
    static final int MOST_ITEMS = 1_000;

    /**
     * The SKUs of shops that stand for its items.
     *
     * @throws dev.waybill.domain.failure.FailureException MALFORMED kind with the path
     */
    Set<String> skus(Body body) {
        JsonAt message = JsonAt.parse(body, config.system());
        JsonAt type = message.at("type");
        if (!type.text().equals(CHANGED)) {
            throw type.wrong("'" + CHANGED + "'");
        }
        JsonAt items = message.at("data").at("items").atMost(MOST_ITEMS);
        List<JsonAt> all = items.items();
        if (all.isEmpty()) {
            throw items.wrong("a list of 1 to " + MOST_ITEMS + " items");
        }
        return all.stream()
                .map(item -> item.at("sku").code())
                .flatMap(item -> config.skus(item).stream())
                .collect(Collectors.toSet());
    }
}
