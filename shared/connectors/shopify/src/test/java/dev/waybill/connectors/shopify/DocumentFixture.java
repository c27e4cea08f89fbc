package dev.waybill.connectors.shopify;

import dev.waybill.connector.ConnectorType.Surroundings;
import dev.waybill.connector.document.DocumentTarget;
import dev.waybill.connector.document.DocumentTarget.News;
import dev.waybill.connector.http.HttpDoor;
import dev.waybill.domain.document.Invoice;
import dev.waybill.domain.document.Shipment;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.money.Quantity;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.testkit.MemorySecrets;
import dev.waybill.testkit.SettableClock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Documents of an order, and who shows them. */
final class DocumentFixture {
    static final SubjectRef ORDER = new SubjectRef(EntityKind.ORDER, ShopifyFixture.SHOP, GraphqlOrder.ID);
    static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    private DocumentFixture() {}

    static DocumentTarget target(HttpDoor door, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("shop", ShopifyFixture.DOMAIN);
        SystemSpec system = new SystemSpec(
                ShopifyFixture.SHOP,
                "shopify",
                Optional.empty(),
                Optional.empty(),
                all,
                Optional.of("/waybill/shop-fr"));
        MemorySecrets secrets = new MemorySecrets(Map.of("access-token", GraphqlShop.TOKEN));
        return new ShopifyType()
                .connect(system, new Surroundings(secrets, door, SettableClock.atNoon()))
                .documentTarget();
    }

    /** A delivery note of goods such as {@code 2 MUG}. */
    static Shipment parcel(String number, String tracking, String... goods) {
        return shipment(number, Shipment.Direction.TO_BUYER, tracking, goods);
    }

    static Shipment back(String number, String... goods) {
        return shipment(number, Shipment.Direction.BACK, "", goods);
    }

    private static Shipment shipment(String number, Shipment.Direction direction, String tracking, String... goods) {
        return new Shipment(
                number,
                direction,
                Optional.of(DAY),
                tracking.isEmpty() ? Optional.empty() : Optional.of("DHL"),
                tracking.isEmpty() ? List.of() : List.of(tracking.split(" ")),
                List.of(goods).stream().map(DocumentFixture::line).toList());
    }

    private static Shipment.Line line(String words) {
        String[] parts = words.split(" ", 2);
        return new Shipment.Line(parts[1], Quantity.pieces(new java.math.BigDecimal(parts[0])));
    }

    static Invoice invoice(String number, Invoice.Kind kind, String total) {
        Money money = Money.of(total, "EUR");
        return new Invoice(number, kind, DAY, money, Money.of("1.35", "EUR"), money);
    }

    static News sent(Shipment... shipments) {
        return new News(List.of(shipments), List.of(), false, false);
    }

    static News lastOf(Shipment... shipments) {
        return new News(List.of(shipments), List.of(), true, false);
    }

    static News charged(Invoice... invoices) {
        return new News(List.of(), List.of(invoices), false, false);
    }

    static News cancelled() {
        return new News(List.of(), List.of(), false, true);
    }
}
