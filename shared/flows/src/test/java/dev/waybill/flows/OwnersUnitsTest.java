package dev.waybill.flows;

import static dev.waybill.testkit.OrderFixture.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.document.OrderPapers;
import dev.waybill.domain.document.Shipment;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.money.Quantity;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.stock.Fraction;
import dev.waybill.domain.stock.StockPolicy;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.testkit.LandscapeFixture;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A shop that sells boxes of what the ERP counts in pieces. */
class OwnersUnitsTest {
    private static final SystemId ERP = new SystemId("erp");
    private static final SystemId SHOP = new SystemId("shop-es");

    @Test
    void an_order_reaches_the_owner_in_the_owner_s_units_for_the_same_money() {
        World world = world("6");
        Order order = anOrder("1001")
                .withLine("MUG-BOX", 2, "60.00")
                .withLine("PLATE", 1, "5.00")
                .build();

        world.hears(order).settles();

        assertThat(world.lastOf(order.subject()).ending()).isEqualTo(Ending.DELIVERED);
        assertThat(world.erp.orders().getFirst().lines())
                .extracting(line -> line.sku() + " " + line.quantity())
                .containsExactly("MUG-BOX 12", "PLATE 1");
        assertThat(world.erp.orders().getFirst().total()).isEqualTo(order.gross());
    }

    @Test
    void the_same_order_again_is_no_difference() {
        World world = world("6");
        Order order = anOrder("1001").withLine("MUG-BOX", 2, "60.00").build();
        world.hears(order).settles();

        world.hears(anOrder("1001")
                        .withLine("MUG-BOX", 2, "60.00")
                        .changedAt(world.clock.instant())
                        .build())
                .settles();

        assertThat(world.ledger.open(10)).isEmpty();
        assertThat(world.erp.orders()).hasSize(1);
    }

    @Test
    void what_comes_to_no_exact_number_is_said_by_its_line() {
        World world = world("1/3");
        Order order = anOrder("1001").withLine("MUG-BOX", 2, "60.00").build();

        world.hears(order).settles();

        assertThat(world.lastOf(order.subject()).failure().orElseThrow().code()).isEqualTo(FailureCode.SETTING_WRONG);
        assertThat(world.lastOf(order.subject()).failure().orElseThrow().why())
                .isEqualTo("order " + order.number()
                        + ": 2 of MUG-BOX in shop-es are no exact number in erp, as one is 1/3" + " there");
        assertThat(world.erp.orders()).isEmpty();
    }

    @Test
    void a_parcel_is_told_in_the_shop_s_units() {
        OwnersUnits units = new OwnersUnits(ERP, SHOP, Map.of("MUG-BOX", fraction("6")));
        Shipment parcel = new Shipment(
                "D1",
                Shipment.Direction.TO_BUYER,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(line("MUG-BOX", 12), line("PLATE", 1)));

        OrderPapers told = units.inShop(new OrderPapers(
                new ExternalRef(ERP, "7", "S7"),
                OrderPapers.Progress.SHIPPED,
                false,
                Currency.getInstance("EUR"),
                List.of(parcel),
                List.of()));

        assertThat(told.shipments().getFirst().lines()).containsExactly(line("MUG-BOX", 2), line("PLATE", 1));
    }

    private static Shipment.Line line(String sku, long pieces) {
        return new Shipment.Line(sku, Quantity.pieces(pieces));
    }

    private static World world(String unit) {
        StockPolicy packs = new StockPolicy(BigDecimal.ZERO, List.of()).withUnits(Map.of("MUG-BOX", fraction(unit)));
        World world =
                new World(LandscapeFixture.shopsAndErp("fake-shop", "fake-erp").stock("erp", "shop-es", packs));
        world.erp.learn("MUG-BOX");
        world.erp.learn("PLATE");
        return world;
    }

    private static Fraction fraction(String word) {
        return Fraction.positive(word).orElseThrow();
    }
}
