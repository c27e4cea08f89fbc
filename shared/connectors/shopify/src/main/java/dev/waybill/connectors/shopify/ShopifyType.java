package dev.waybill.connectors.shopify;

import dev.waybill.connector.Capability;
import dev.waybill.connector.Connector;
import dev.waybill.connector.ConnectorType;
import dev.waybill.connector.Setting;
import dev.waybill.connector.Signatures;
import dev.waybill.connector.http.Allowance;
import dev.waybill.connector.http.HttpAnswer;
import dev.waybill.connector.json.JsonAt;
import dev.waybill.connector.webhook.Door;
import dev.waybill.connectors.shopify.PatientGraphql.Pause;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemSpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Shopify shops. Orders come by webhook; the GraphQL Admin API is asked for orders, and shows stock, documents, customers and prices. */
public final class ShopifyType implements ConnectorType {
    private final Pause pause;

    public ShopifyType() {
        this(Pause.SLEEP);
    }

    /** @param pause how it is waited until a busy shop has time again */
    ShopifyType(Pause pause) {
        this.pause = pause;
    }

    @Override
    public String name() {
        return "shopify";
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(
                Capability.WEBHOOKS,
                Capability.SUBSCRIPTIONS,
                Capability.ORDER_SOURCE,
                Capability.ORDER_READING,
                Capability.ORDER_CHANGES,
                Capability.BUYER_SEARCH,
                Capability.STOCK_TARGET,
                Capability.DOCUMENT_TARGET,
                Capability.PARTY_SOURCE,
                Capability.PARTY_TARGET,
                Capability.PRICE_TARGET,
                Capability.CATALOGUE_TARGET);
    }

    @Override
    public Set<Capability> capabilities(SystemSpec system) {
        return PriceListConnector.isOne(system) ? Set.of(Capability.PRICE_TARGET) : capabilities();
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
                        Door.SETTING,
                        false,
                        Setting.Kind.URL,
                        "Address to which the shop's webhooks go, where another than Waybill's own stands in front of it;"
                                + " by default every address that ends in /webhooks/ and the system's name is taken for ours."),
                new Setting(
                        ShopifySubscriptions.BY_APP,
                        false,
                        Setting.Kind.FLAG,
                        "Whether the webhooks are subscribed in the app's configuration file (shopify.app.toml), which no shop"
                                + " lists; default false: the shop is asked every ten minutes whether it still sends them."),
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
                                + " cancellation; default true."),
                Setting.PARTIES,
                Setting.HOLD_RESEMBLING,
                new Setting(
                        PriceListConnector.PRICE_LIST,
                        false,
                        Setting.Kind.TEXT,
                        "Number of one of the shop's price lists: this system is then that list alone, in the country of its market, and"
                                + " takes prices and nothing else; `waybill doctor` names the lists where there is none of this number."));
    }

    @Override
    public List<String> secrets() {
        return List.of(Signatures.CURRENT, Signatures.PREVIOUS, ShopifyGraphql.ACCESS_TOKEN);
    }

    /** In points, as GraphQL answers say; an answer that cannot be read says nothing. */
    @Override
    public Optional<Allowance> allowance(HttpAnswer answer) {
        try {
            return QueryCost.of(JsonAt.parse(answer.body(), new SystemId(name())))
                    .allowance();
        } catch (FailureException notJson) {
            return Optional.empty();
        }
    }

    @Override
    public Connector connect(SystemSpec system, Surroundings surroundings) {
        return PriceListConnector.isOne(system)
                ? PriceListConnector.of(system, surroundings, pause)
                : ShopifyConnector.of(system, surroundings, pause);
    }
}
