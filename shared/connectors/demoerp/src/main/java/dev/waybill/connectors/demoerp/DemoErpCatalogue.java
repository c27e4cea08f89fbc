package dev.waybill.connectors.demoerp;

import dev.waybill.connector.item.CatalogueSource;
import dev.waybill.connector.json.JsonAt;
import dev.waybill.domain.item.ItemField;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What the demo ERP says of items. */
final class DemoErpCatalogue implements CatalogueSource {
    /** As many numbers as fit into an address of 6,000 characters with room to spare. */
    private static final int MOST = 100;

    private final DemoErpConfig config;
    private final DemoErpClient client;

    DemoErpCatalogue(DemoErpConfig config, DemoErpClient client) {
        this.config = config;
        this.client = client;
    }

    @Override
    public int mostPerRead() {
        return MOST;
    }

    @Override
    public Map<String, Map<ItemField, String>> texts(Set<String> skus) {
        if (skus.isEmpty()) {
            return Map.of();
        }
        Map<String, JsonAt> sheets = new HashMap<>();
        client.sheets(skus.stream().map(config::item).toList())
                .forEach(sheet -> sheets.put(sheet.at("sku").text(), sheet));
        Map<String, Map<ItemField, String>> texts = new HashMap<>();
        for (String sku : skus) {
            JsonAt sheet = sheets.get(config.item(sku));
            if (sheet != null) {
                texts.put(sku, texts(sheet));
            }
        }
        return texts;
    }

    private static Map<ItemField, String> texts(JsonAt sheet) {
        Map<ItemField, String> texts = new EnumMap<>(ItemField.class);
        ItemField.TEXTS.forEach(field -> sheet.findText(field.word()).ifPresent(text -> texts.put(field, text)));
        return texts;
    }
}
