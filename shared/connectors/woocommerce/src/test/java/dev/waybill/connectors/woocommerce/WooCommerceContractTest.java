package dev.waybill.connectors.woocommerce;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.waybill.connector.ConnectorType;
import dev.waybill.connector.Signatures;
import dev.waybill.connector.webhook.RawWebhook;
import dev.waybill.domain.item.ItemField;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.party.Customer;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.testkit.BuyerSearchContract;
import dev.waybill.testkit.CallFault;
import dev.waybill.testkit.CatalogueTargetContract;
import dev.waybill.testkit.ConnectorContract;
import dev.waybill.testkit.DocumentTargetContract;
import dev.waybill.testkit.OrderChangesContract;
import dev.waybill.testkit.OrderReaderContract;
import dev.waybill.testkit.OrderSourceContract;
import dev.waybill.testkit.OrderTargetContract;
import dev.waybill.testkit.PartyFixture;
import dev.waybill.testkit.PartySourceContract;
import dev.waybill.testkit.PartyTargetContract;
import dev.waybill.testkit.PriceTargetContract;
import dev.waybill.testkit.StockTargetContract;
import dev.waybill.testkit.SubscriptionsContract;
import dev.waybill.testkit.WebhooksContract;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** WooCommerce keeps what every connector keeps; with the deliveries of a real shop. */
final class WooCommerceContractTest extends ConnectorContract
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
    private static final RestShop REST = new RestShop();
    private static final WebhookShop WEBHOOKS = new WebhookShop();
    private final StockShop stock = new StockShop();
    private final NoteShop notes = new NoteShop();
    private final AccountShop accounts = new AccountShop();
    private int customers;

    @BeforeEach
    void fills() {
        REST.hasNone();
        REST.has("18", Recording.named("013").webhook().body());
    }

    @BeforeEach
    void stocks() {
        stock.serves("/wp-json/wc/v3/orders", REST::serve);
        stock.servesAtItsBest("/wp-json/wc/v3/orders/" + paidOrder().id(), notes::serve);
        stock.serves(WebhookShop.PATH, WEBHOOKS::serve);
        stock.serves(AccountShop.PATH, accounts::serve);
        WEBHOOKS.hasNone();
        stock.simple(threeSkus().getFirst(), 4);
        long shirt = stock.variable("SHIRT");
        stock.variation(shirt, threeSkus().get(1), 4);
        stock.simple(threeSkus().get(2), 4);
    }

    @AfterEach
    void closesStock() {
        stock.close();
        notes.close();
    }

    @Override
    public List<String> threeSkus() {
        return List.of("MUG", "SHIRT-S", "CUP");
    }

    @Override
    public List<String> pricedSkus() {
        return threeSkus();
    }

    @Override
    public Optional<Money> shownPrice(String sku) {
        String price = stock.product(sku).path("regular_price").asText();
        return price.isEmpty() ? Optional.empty() : Optional.of(Money.of(price, "EUR"));
    }

    @Override
    public String shownText(String sku, ItemField field) {
        String text = stock.product(sku).path(ShopProduct.member(field)).asText();
        return field == ItemField.WEIGHT && !text.isEmpty() ? text + " kg" : HtmlText.plain(text);
    }

    @Override
    public void refusePrice(String sku) {
        stock.lock(sku);
    }

    @Override
    public BigDecimal shown(String sku) {
        return stock.product(sku).path("stock_quantity").decimalValue();
    }

    @Override
    public void changeBehindOurBack(String sku, long quantity) {
        stock.set(
                stock.product(sku).path("id").asLong(),
                "stock_quantity",
                JsonNodeFactory.instance.numberNode(quantity));
    }

    @Override
    public boolean compares() {
        return false;
    }

    @Override
    public void refuse(String sku) {
        stock.lock(sku);
    }

    @Override
    public List<CallFault> callFaults() {
        return List.of(CallFault.values());
    }

    @Override
    public void breakCalls(CallFault fault) {
        stock.breaks(fault);
    }

    @Override
    public void healCalls() {
        stock.heals();
    }

    @Override
    public SubjectRef paidOrder() {
        return Shop.subject(EntityKind.ORDER, "727");
    }

    @Override
    public Customer newCustomer() {
        customers++;
        String name = "Customer " + customers;
        return PartyFixture.named("erp:" + customers, name, "customer" + customers + "@shop.example")
                .phone("+3491234567" + customers % 10)
                .livesIn(PartyFixture.address(name, "Calle " + customers))
                .customer();
    }

    @Override
    public boolean hasOneForAnEmail() {
        return true;
    }

    @Override
    public boolean isFoundByPhone() {
        return false;
    }

    @Override
    public List<OrderTargetContract.PeerFault> faults() {
        return List.of(OrderTargetContract.PeerFault.values());
    }

    @Override
    public void breakPeer(OrderTargetContract.PeerFault fault) {
        accounts.breaks(fault);
        if (fault == OrderTargetContract.PeerFault.NO_CONNECTION) {
            stock.breaks(CallFault.NO_CONNECTION);
        }
    }

    @Override
    public void heal() {
        accounts.heals();
        stock.heals();
    }

    @Override
    public SubjectRef noOrder() {
        return orderThatIsGone();
    }

    @Override
    public void refund(String amount) {
        notes.refunds(amount);
    }

    @Override
    public List<String> told() {
        return notes.notes();
    }

    /** Lost answers have their own tests with {@link NoteShop}. */
    @Override
    public List<CallFault> documentFaults() {
        return List.of(CallFault.UNAUTHORIZED, CallFault.TOO_BUSY, CallFault.DOWN, CallFault.NO_CONNECTION);
    }

    @AfterAll
    static void closes() {
        REST.close();
        WEBHOOKS.close();
    }

    @Override
    public void subscribed() {
        WEBHOOKS.hasAllFour("https://hub.example/webhooks/" + Shop.ID);
    }

    @Override
    public void unsubscribed(String topic) {
        WEBHOOKS.loses(topic);
    }

    @Override
    public void tokenExpired() {
        WEBHOOKS.answersOnly(RestShop.Answer.error(401, "woocommerce_rest_authentication_error"));
    }

    @Override
    public ConnectorType type() {
        return new WooCommerceType();
    }

    @Override
    public SystemSpec system() {
        return new SystemSpec(
                Shop.ID,
                "woocommerce",
                Optional.empty(),
                Optional.empty(),
                Map.of("url", stock.url()),
                Optional.of("/waybill/shop-de"));
    }

    @Override
    public Map<String, String> secrets() {
        Map<String, String> secrets = new HashMap<>(RestShop.SECRETS);
        secrets.put(Signatures.CURRENT, "the-secret-of-this-test");
        return secrets;
    }

    @Override
    public List<RawWebhook> webhooks() {
        return Recording.signed().stream()
                .map(Recording::webhook)
                .map(WooCommerceContractTest::unsigned)
                .toList();
    }

    @Override
    public RawWebhook signed(RawWebhook webhook, String secret) {
        byte[] signature = Signatures.hmac(
                secret.getBytes(StandardCharsets.UTF_8), webhook.body().bytes());
        Map<String, String> headers = new HashMap<>(webhook.headers());
        headers.put(WooCommerceWebhooks.SIGNATURE, Base64.getEncoder().encodeToString(signature));
        return new RawWebhook(webhook.system(), headers, webhook.body(), webhook.receivedAt());
    }

    @Override
    public List<Envelope> orderMessages() {
        return Recording.signed().stream()
                .filter(recording -> recording.topic().startsWith("order."))
                .map(recording -> Shop.envelope(recording.webhook()))
                .toList();
    }

    @Override
    public List<Envelope> customerMessages() {
        return Recording.signed().stream()
                .filter(recording -> recording.topic().startsWith("customer."))
                .map(recording -> Shop.envelope(recording.webhook()))
                .toList();
    }

    @Override
    public Optional<Envelope> deletionMessage() {
        return Optional.of(Shop.envelope("customer.deleted", Body.of("{\"id\":25}")));
    }

    @Override
    public Envelope messageOfAnOrderThere() {
        return Shop.envelope(Recording.named("013").webhook());
    }

    @Override
    public SubjectRef orderThatIsGone() {
        return new SubjectRef(EntityKind.ORDER, Shop.ID, "404404");
    }

    @Override
    public List<SubjectRef> ordersChangedAt(List<Instant> times) {
        REST.hasNone();
        List<SubjectRef> orders = new ArrayList<>();
        for (Instant time : times) {
            String id = Integer.toString(100 + orders.size());
            REST.has(id, Sample.orderChangedAt(id, time));
            orders.add(Shop.subject(EntityKind.ORDER, id));
        }
        return orders;
    }

    @Override
    public List<SubjectRef> somebodyBought() {
        REST.hasNone();
        REST.has("31", Sample.orderOf("31", "2026-11-20T10:00:00", "ana@mail.example"));
        REST.has("32", Sample.orderOf("32", "2026-11-21T10:00:00", "Ana@Mail.example"));
        REST.has("33", Sample.orderOf("33", "2026-11-21T11:00:00", "juana@mail.example"));
        REST.has("34", Sample.orderOf("34", "2026-11-21T12:00:00", "ana@mail.example.org"));
        REST.has("35", Sample.orderOf("35", "2026-11-21T13:00:00", "ana@mail.exampl"));
        long account = accounts.registers("Ana@Mail.example", "wholesale");
        return List.of(
                Shop.subject(EntityKind.ORDER, "32"),
                Shop.subject(EntityKind.ORDER, "31"),
                Shop.subject(EntityKind.PARTY, Long.toString(account)));
    }

    @Override
    public List<String> requiredMembers() {
        return List.of("id", "status", "currency", "total", "date_created_gmt", "line_items", "quantity");
    }

    private static RawWebhook unsigned(RawWebhook webhook) {
        Map<String, String> headers = new HashMap<>(webhook.headers());
        headers.remove(WooCommerceWebhooks.SIGNATURE);
        return new RawWebhook(webhook.system(), headers, webhook.body(), webhook.receivedAt());
    }
}
