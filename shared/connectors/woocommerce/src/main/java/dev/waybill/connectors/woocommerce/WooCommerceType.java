package dev.waybill.connectors.woocommerce;

import dev.waybill.connector.Capability;
import dev.waybill.connector.Connector;
import dev.waybill.connector.ConnectorType;
import dev.waybill.connector.Setting;
import dev.waybill.connector.Signatures;
import dev.waybill.connector.webhook.Door;
import dev.waybill.domain.system.SystemSpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** WooCommerce shops, from REST version 3 on (WooCommerce 3.0; seen up to 11.0). */
public final class WooCommerceType implements ConnectorType {
    static final String TAX_ID_FIELD = "tax-id-field";

    @Override
    public String name() {
        return "woocommerce";
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
    public List<Setting> settings() {
        return List.of(
                new Setting(
                        "url",
                        false,
                        Setting.Kind.URL,
                        "Address of the shop's front page. Its REST interface is asked there, with the secrets rest-key and"
                                + " rest-secret: for changes whose webhook was lost, and for old messages, which are"
                                + " carried as they are without them."),
                new Setting(
                        Door.SETTING,
                        false,
                        Setting.Kind.URL,
                        "Address to which the shop's webhooks go, where another than Waybill's own stands in front of it;"
                                + " by default every address that ends in /webhooks/ and the system's name is taken for ours."),
                new Setting(
                        TAX_ID_FIELD,
                        false,
                        Setting.Kind.TEXT,
                        "Name of the order's custom field (meta key) that holds the buyer's tax number;"
                                + " by default those of the usual VAT plug-ins are tried."),
                new Setting(
                        WooCommerceCustomers.TERMS_FIELD,
                        false,
                        Setting.Kind.TEXT,
                        "Name of the customer's custom field (meta key) that holds its payment terms; default none."),
                Setting.PARTIES,
                Setting.HOLD_RESEMBLING,
                new Setting(
                        WooCommerceStock.MANAGE_STOCK,
                        false,
                        Setting.Kind.FLAG,
                        "Whether 'Manage stock' is switched on in products that do not have it on when their stock is"
                                + " written; default false: such a product is refused with its name."),
                new Setting(
                        FilesShown.INVOICES,
                        false,
                        Setting.Kind.FLAG,
                        "Whether PDFs of invoices and credit notes go into WordPress' media library, with a note to the buyer that"
                                + " has the address; whoever has the address can open it. Needs the secrets media-user and"
                                + " media-password; default false."),
                new Setting(
                        FilesShown.DELIVERY_NOTES,
                        false,
                        Setting.Kind.FLAG,
                        "The same for delivery notes; default false."));
    }

    @Override
    public List<String> secrets() {
        return List.of(
                Signatures.CURRENT,
                Signatures.PREVIOUS,
                WooCommerceRest.KEY,
                WooCommerceRest.SECRET,
                MediaLibrary.USER,
                MediaLibrary.PASSWORD);
    }

    @Override
    public Connector connect(SystemSpec system, Surroundings surroundings) {
        WooCommerceWebhooks webhooks = new WooCommerceWebhooks(system.id(), surroundings.secrets());
        WooCommerceRest rest = new WooCommerceRest(system, surroundings);
        return new WooCommerceConnector(
                system,
                webhooks,
                new WooCommerceSubscriptions(system, rest),
                new WooCommerceOrderTranslator(system),
                new WooCommerceOrders(rest),
                new WooCommerceOrderChanges(new OrderPages(rest, webhooks)),
                new BuyerOrders(system, rest, surroundings.clock()),
                new WooCommerceStock(
                        ShopProducts.ofStock(system.id(), rest, surroundings.clock()),
                        system.setting(WooCommerceStock.MANAGE_STOCK).equals(Optional.of("true"))),
                new WooCommerceDocuments(
                        system.id(), rest, new MediaLibrary(system, surroundings), FilesShown.of(system)),
                new WooCommerceCustomers(system),
                new WooCommerceAccounts(system, rest, surroundings.clock()),
                new WooCommercePrices(ShopProducts.ofPrices(system.id(), rest, surroundings.clock())),
                new WooCommerceCatalogue(ShopProducts.ofTexts(system.id(), rest, surroundings.clock())));
    }
}
