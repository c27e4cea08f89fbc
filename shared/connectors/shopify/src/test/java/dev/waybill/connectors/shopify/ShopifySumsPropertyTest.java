package dev.waybill.connectors.shopify;

import static dev.waybill.connectors.shopify.GeneratedOrders.euros;
import static dev.waybill.connectors.shopify.GeneratedOrders.json;
import static dev.waybill.connectors.shopify.GeneratedOrders.total;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.connectors.shopify.GeneratedOrders.Extras;
import dev.waybill.connectors.shopify.GeneratedOrders.Sold;
import dev.waybill.domain.money.Quantity;
import dev.waybill.domain.order.ControlTotals;
import dev.waybill.domain.order.ControlTotals.Balance;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.order.OrderLine;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Law: whatever a shop charges, the parts of the translated order add up to its total, before and after an edit. */
class ShopifySumsPropertyTest {
    @Property(edgeCases = EdgeCasesMode.NONE)
    void the_parts_of_any_order_add_up_to_its_total(
            @ForAll("sold") List<Sold> lines, @ForAll("extras") Extras extras, @ForAll boolean included) {
        Order order = json(lines, extras, included, false).translated();

        Balance balance = ControlTotals.of(order);

        assertThat(balance.agrees()).as(balance.breakdown()).isTrue();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void what_is_left_after_an_edit_adds_up_to_the_current_total(
            @ForAll("sold") List<Sold> lines, @ForAll("extras") Extras extras, @ForAll boolean included) {
        Order order = json(lines, extras, included, true).translated();

        Balance balance = ControlTotals.of(order);

        assertThat(balance.agrees()).as(balance.breakdown()).isTrue();
        assertThat(order.lines()).extracting(OrderLine::quantity).doesNotContain(Quantity.pieces(0));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void one_cent_more_in_the_shops_total_is_never_hidden(
            @ForAll("sold") List<Sold> lines, @ForAll("extras") Extras extras, @ForAll boolean included) {
        int total = total(lines, extras, included, false) + 1;
        Order order = json(lines, extras, included, false).total(euros(total)).translated();

        assertThat(ControlTotals.of(order).difference().amount()).isEqualByComparingTo("-0.01");
    }

    @Provide
    Arbitrary<List<Sold>> sold() {
        return GeneratedOrders.sold();
    }

    @Provide
    Arbitrary<Extras> extras() {
        return GeneratedOrders.extras();
    }
}
