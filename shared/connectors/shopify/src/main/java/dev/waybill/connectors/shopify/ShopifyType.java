package dev.waybill.connectors.shopify;

import dev.waybill.connector.Capability;
import dev.waybill.connector.Connector;
import dev.waybill.connector.ConnectorType;
import dev.waybill.connector.Setting;
import dev.waybill.connector.Signatures;
import dev.waybill.domain.system.SystemSpec;
import java.util.List;
import java.util.Set;

/** Shopify shops. Orders come by webhook; stock and documents are shown through the GraphQL Admin API. */
public final class ShopifyType implements ConnectorType {
    @Override
    public String name() {
        return "shopify";
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(
                Capability.WEBHOOKS, Capability.ORDER_SOURCE, Capability.STOCK_TARGET, Capability.DOCUMENT_TARGET);
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                new Setting(
                        ShopifyConnector.SHOP,
                        true,
                        Setting.Kind.TEXT,
                        "The shop's own address at Shopify, such as example.myshopify.com; messages of any other shop are refused."),
                new Setting(
                        ShopifyConnector.CONFIRM_PENDING,
                        false,
                        Setting.Kind.TEXT,
                        "Payment methods, separated by commas, whose orders may be processed although nothing is paid yet,"
                                + " such as 'Cash on Delivery (COD)'; default none."),
                new Setting(
                        ShopLocation.LOCATION,
                        false,
                        Setting.Kind.TEXT,
                        "Number of the location that stock is shown for: the end of the address of its page in the shop"
                                + " (Settings, Locations). Needed, with the secret access-token, to write stock. Parcels are sent from there"
                                + " first, and goods of a cancelled order are left to their owner to count."),
                new Setting(
                        ShopifyDocuments.NOTIFY_BUYERS,
                        false,
                        Setting.Kind.FLAG,
                        "Whether the shop sends its buyers its own mail about a parcel, its tracking numbers and a"
                                + " cancellation; default true."));
    }

    @Override
    public List<String> secrets() {
        return List.of(Signatures.CURRENT, Signatures.PREVIOUS, ShopifyGraphql.ACCESS_TOKEN);
    }

    @Override
    public Connector connect(SystemSpec system, Surroundings surroundings) {
        return new ShopifyConnector(system, surroundings);
    }
}
