package dev.waybill.connectors.shopify;

import static dev.waybill.connectors.shopify.OrderJson.anOrder;
import static dev.waybill.connectors.shopify.OrderJson.changedAt;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.connector.Connector;
import dev.waybill.connector.ConnectorType;
import dev.waybill.connector.ConnectorType.Surroundings;
import dev.waybill.connector.Signatures;
import dev.waybill.connector.webhook.RawWebhook;
import dev.waybill.domain.item.ItemField;
import dev.waybill.domain.item.Weight;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.party.Customer;
import dev.waybill.domain.party.EmailAddress;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.testkit.BuyerSearchContract;
import dev.waybill.testkit.CallFault;
import dev.waybill.testkit.CatalogueTargetContract;
import dev.waybill.testkit.ConnectorContract;
import dev.waybill.testkit.DocumentTargetContract;
import dev.waybill.testkit.MemorySecrets;
import dev.waybill.testkit.OrderChangesContract;
import dev.waybill.testkit.OrderReaderContract;
import dev.waybill.testkit.OrderSourceContract;
import dev.waybill.testkit.OrderTargetContract.PeerFault;
import dev.waybill.testkit.PartyFixture;
import dev.waybill.testkit.PartySourceContract;
import dev.waybill.testkit.PartyTargetContract;
import dev.waybill.testkit.PriceTargetContract;
import dev.waybill.testkit.StockTargetContract;
import dev.waybill.testkit.SubscriptionsContract;
import dev.waybill.testkit.WebhooksContract;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShopifyContractTest extends ConnectorContract
        implements WebhooksContract,
                SubscriptionsContract,
                OrderSourceContract,
                OrderReaderContract,
                OrderChangesContract,
                BuyerSearchContract,
                StockTargetContract,
                DocumentTargetContract,
                PartySourceContract,
                PartyTargetContract,
                PriceTargetContract,
                CatalogueTargetContract {
    private static final String SIGNATURE = "x-shopify-hmac-sha256";
    private final GraphqlInventory inventory = new GraphqlInventory();
    private final AdminApi api = new AdminApi();
    private final GraphqlOrder order = new GraphqlOrder();
    private final GraphqlProducts prices = new GraphqlProducts();
    private final GraphqlAccounts accounts = new GraphqlAccounts();
    private final GraphqlShop shop = prices.in(order.in(accounts.in(new GraphqlShop(inventory, api))));
    private int customers;

    @BeforeEach
    void stocks() {
        threeSkus().forEach(sku -> inventory.add(sku, 4));
    }

    @BeforeEach
    void sells() {
        order.work.orders("MUG", 2, GraphqlInventory.HERE);
        order.work.orders("CUP", 1, GraphqlInventory.HERE);
    }

    @BeforeEach
    void prices() {
        prices.sells("SHIRT-L", 1, "10.00");
        prices.sells("SHIRT-XL", 1, "10.00");
        prices.sells("BOWL", 2, "10.0");
    }

    @AfterEach
    void closes() {
        shop.close();
    }

    @Override
    public Connector connectorWith(Map<String, String> values) {
        return type().connect(system(), new Surroundings(new MemorySecrets(values), shop.door(), clock()));
    }

    @Override
    public void subscribed() {
        ShopifySubscriptions.TOPICS.forEach(topic -> api.subscribes(
                topic.toUpperCase(Locale.ROOT).replace('/', '_'),
                "https://hub.example/webhooks/" + ShopifyFixture.SHOP));
    }

    @Override
    public void unsubscribed(String topic) {
        api.webhooks().removeIf(webhook -> webhook.path("topic")
                .asText()
                .equals(topic.toUpperCase(Locale.ROOT).replace('/', '_')));
    }

    @Override
    public void tokenExpired() {
        shop.breaks(CallFault.UNAUTHORIZED);
    }

    @Override
    public Envelope messageOfAnOrderThere() {
        Body order = anOrder().line("MUG", "12.50", 2).total("25.00").body();
        api.has(ShopifyFixture.json(order));
        return ShopifyFixture.envelope("orders/updated", order);
    }

    @Override
    public SubjectRef orderThatIsGone() {
        return new SubjectRef(EntityKind.ORDER, ShopifyFixture.SHOP, "404404");
    }

    @Override
    public List<SubjectRef> ordersChangedAt(List<Instant> times) {
        api.hasNone();
        List<SubjectRef> orders = new ArrayList<>();
        for (Instant time : times) {
            String id = Integer.toString(9_900 + orders.size());
            api.has(ShopifyFixture.json(changedAt(id, time).body()));
            orders.add(new SubjectRef(EntityKind.ORDER, ShopifyFixture.SHOP, id));
        }
        return orders;
    }

    @Override
    public List<SubjectRef> somebodyBought() {
        api.hasNone();
        bought("9931", "2026-11-20T10:00:00+01:00", "ana@mail.example");
        bought("9932", "2026-11-21T10:00:00+01:00", "Ana@Mail.example");
        bought("9933", "2026-11-21T11:00:00+01:00", "juana@mail.example");
        bought("9934", "2026-11-21T12:00:00+01:00", "ana@mail.example.org");
        bought("9935", "2026-11-21T13:00:00+01:00", "ana@mail.exampl");
        String account = accounts.registers("Ana@Mail.example");
        return List.of(
                new SubjectRef(EntityKind.ORDER, ShopifyFixture.SHOP, "9932"),
                new SubjectRef(EntityKind.ORDER, ShopifyFixture.SHOP, "9931"),
                new SubjectRef(EntityKind.PARTY, ShopifyFixture.SHOP, account));
    }

    private void bought(String id, String createdAt, String email) {
        ObjectNode order =
                (ObjectNode) ShopifyFixture.json(changedAt(id, Instant.EPOCH).body());
        api.has(order.put("created_at", createdAt).put("email", email));
    }

    @Test
    void orders_that_the_shop_does_not_show_us_may_be_missing() {
        somebodyBought();
        api.scopes().remove("read_all_orders");

        assertThat(connector()
                        .buyerSearch()
                        .of(new EmailAddress("ana@mail.example"))
                        .isAll())
                .isFalse();
    }

    @Override
    public List<String> threeSkus() {
        return List.of("MUG", "SHIRT-S", "CUP");
    }

    @Override
    public BigDecimal shown(String sku) {
        return BigDecimal.valueOf(inventory.variant(sku).shown());
    }

    @Override
    public void changeBehindOurBack(String sku, long quantity) {
        inventory.variant(sku).shows(quantity);
    }

    @Override
    public boolean compares() {
        return true;
    }

    @Override
    public void refuse(String sku) {
        inventory.variant(sku).lock("NON_MUTABLE_INVENTORY_ITEM");
    }

    @Override
    public void breakCalls(CallFault fault) {
        shop.breaks(fault);
    }

    @Override
    public void healCalls() {
        shop.heals();
    }

    @Override
    public List<CallFault> callFaults() {
        return List.of(CallFault.values());
    }

    @Override
    public List<String> pricedSkus() {
        return List.of("BOWL", "SHIRT-L", "SHIRT-XL");
    }

    @Override
    public Optional<Money> shownPrice(String sku) {
        return Optional.of(Money.of(prices.variant(sku).price(), "EUR"));
    }

    @Override
    public String shownText(String sku, ItemField field) {
        return switch (field) {
            case NAME -> prices.ofProduct(sku, "title");
            case DESCRIPTION -> prices.ofProduct(sku, "descriptionHtml");
            case WEIGHT ->
                new Weight(prices.variant(sku).weight().path("value").decimalValue(), Weight.Unit.KG).toString();
            case BARCODE -> prices.variant(sku).barcode();
            case PRICE -> prices.variant(sku).price();
        };
    }

    @Override
    public void refusePrice(String sku) {
        prices.variant(sku).lock("INVALID_INPUT");
    }

    @Override
    public SubjectRef paidOrder() {
        return DocumentFixture.ORDER;
    }

    @Override
    public SubjectRef noOrder() {
        return new SubjectRef(EntityKind.ORDER, ShopifyFixture.SHOP, "404404");
    }

    @Override
    public void refund(String amount) {
        order.refunds(amount);
    }

    /** Delivery notes are parcels, the rest are lines. */
    @Override
    public List<String> told() {
        return Stream.concat(
                        order.parcels.live().stream(),
                        order.lines().stream().filter(line -> !line.startsWith("Delivery note")))
                .toList();
    }

    @Override
    public List<CallFault> documentFaults() {
        return callFaults();
    }

    /** What it waits for, it waits for in no time. */
    @Override
    public ConnectorType type() {
        return new ShopifyType(time -> {});
    }

    @Override
    public SystemSpec system() {
        return new SystemSpec(
                ShopifyFixture.SHOP,
                "shopify",
                Optional.empty(),
                Optional.empty(),
                Map.of("shop", ShopifyFixture.DOMAIN, "confirm-pending", "Cash on Delivery (COD)", "location", "71"),
                Optional.of("/waybill/shop-fr"));
    }

    @Override
    public Map<String, String> secrets() {
        return Map.of(Signatures.CURRENT, ShopifyFixture.SECRET, "access-token", GraphqlShop.TOKEN);
    }

    @Override
    public List<RawWebhook> webhooks() {
        return List.of(
                unsigned("orders/create", "orders-create--2025-10.json", "delivery-1"),
                unsigned("orders/paid", "orders-paid--2023-07.json", "delivery-2"),
                unsigned("refunds/create", "refunds-create--2025-10.json", "delivery-3"),
                unsigned("customers/redact", "customers-redact--2026-04.json", "delivery-4"));
    }

    @Override
    public RawWebhook signed(RawWebhook webhook, String secret) {
        return ShopifyFixture.with(webhook, SIGNATURE, ShopifyFixture.sign(webhook.body(), secret));
    }

    @Override
    public List<Envelope> orderMessages() {
        return List.of(
                ShopifyFixture.envelope("orders/create", ShopifyFixture.body("orders-create--2025-10.json")),
                ShopifyFixture.envelope("orders/paid", ShopifyFixture.body("orders-paid--2023-07.json")),
                ShopifyFixture.envelope("orders/updated", ShopifyFixture.body("orders-updated--2024-04.json")));
    }

    @Override
    public List<Envelope> customerMessages() {
        return List.of(
                ShopifyCustomersTest.envelope("customers/create", "customers-create--2023-07.json"),
                ShopifyCustomersTest.envelope("customers/update", "customers-create--2024-04.json"));
    }

    @Override
    public Optional<Envelope> deletionMessage() {
        return Optional.of(ShopifyCustomersTest.envelope("customers/delete", "customers-delete--2026-04.json"));
    }

    @Override
    public Customer newCustomer() {
        customers++;
        String name = "Customer " + customers;
        return PartyFixture.named("erp:" + customers, name, "customer" + customers + "@shop.example")
                .phone("+34 912 34 56 " + (10 + customers))
                .livesIn(PartyFixture.address(name, "Calle " + customers))
                .customer();
    }

    @Override
    public boolean hasOneForAnEmail() {
        return true;
    }

    @Override
    public List<PeerFault> faults() {
        return List.of(PeerFault.values());
    }

    @Override
    public void breakPeer(PeerFault fault) {
        accounts.breaks(fault);
        if (fault == PeerFault.NO_CONNECTION) {
            shop.breaks(CallFault.NO_CONNECTION);
        }
    }

    @Override
    public void heal() {
        accounts.heals();
        shop.heals();
    }

    @Override
    public List<String> requiredMembers() {
        return List.of("currency", "line_items", "quantity", "updated_at");
    }

    private static RawWebhook unsigned(String topic, String file, String delivery) {
        Body body = ShopifyFixture.body(file);
        RawWebhook webhook = ShopifyFixture.with(ShopifyFixture.signed(topic, body), SIGNATURE, "");
        return ShopifyFixture.with(webhook, "x-shopify-webhook-id", delivery);
    }
}
