package dev.waybill.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.demo.erp.Books;
import dev.waybill.demo.erp.Item;
import dev.waybill.demo.erp.PriceTag;
import dev.waybill.demo.shop.ShopBooks;
import dev.waybill.domain.item.ChangeSet;
import dev.waybill.domain.item.Limit;
import dev.waybill.domain.item.PriceLine;
import dev.waybill.domain.item.Proposal;
import dev.waybill.domain.message.CorrelationId;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.local.LocalRun;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** What the ERP says that things cost, without tax, and what the Spanish shop shows, with 19 %. */
record PriceShelf(LocalRun run) {
    private static final SystemId SHOP = new SystemId("shop-es");

    /** Items that the owner knows and the shop sells at these prices. */
    void sells(Map<String, String> prices) {
        prices.forEach((sku, price) -> {
            books().putItem(new Item(sku, sku, false));
            shop().offer(SHOP.value(), sku, sku, 5);
            shop().typePrice(SHOP.value(), sku, price);
        });
        run.stock(List.of());
    }

    /** The owner's new price list. */
    void wants(Map<String, String> prices) {
        books().putPrices(prices.entrySet().stream()
                .map(price -> new PriceTag(
                        price.getKey(),
                        new BigDecimal(price.getValue()),
                        "EUR",
                        new BigDecimal("19"),
                        BigDecimal.ZERO,
                        Instant.EPOCH))
                .toList());
    }

    /** What the shop shows. */
    Optional<String> shown(String sku) {
        return shop().price(SHOP.value(), sku);
    }

    /** A set that two people have to let pass, as if it had been proposed. */
    String proposed(int count) {
        Proposal proposal = new Proposal(
                "00many.shop-es",
                new SubjectRef(EntityKind.ITEM, new SystemId("erp"), "00many"),
                SHOP,
                Optional.of("Retail 2027"),
                Optional.empty(),
                Instant.now(),
                true,
                new CorrelationId("many"));
        List<PriceLine> lines = IntStream.range(0, count)
                .mapToObj(i -> PriceLine.proposed(
                        "SKU-%05d".formatted(i),
                        Optional.of(Money.of("10.00", "EUR")),
                        Money.of("10.50", "EUR"),
                        "10.50 EUR with tax",
                        Set.of(Limit.ITEMS_OVER)))
                .toList();
        assertThat(run.changeSets().write(ChangeSet.proposed(proposal, Optional.empty(), lines)))
                .isTrue();
        return proposal.id();
    }

    private Books books() {
        return run.erp().orElseThrow().books();
    }

    private ShopBooks shop() {
        return run.shopBooks().orElseThrow();
    }
}
