package dev.waybill.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.landscape.Revision;
import dev.waybill.domain.stock.Fraction;
import dev.waybill.domain.stock.OpenOrders;
import dev.waybill.domain.stock.StockPolicy;
import dev.waybill.engine.port.LandscapeStore;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link LandscapeStore} does. Each test needs an empty one. */
public abstract class LandscapeStoreContract {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    /** An empty store, the same for the whole of one test. */
    protected abstract LandscapeStore store();

    @Test
    void an_empty_store_has_no_latest() {
        assertThat(store().latest()).isEmpty();
        assertThat(store().history(10)).isEmpty();
    }

    @Test
    void what_was_appended_comes_back_whole() {
        Revision first = revision(1);

        assertThat(store().append(first)).isTrue();

        assertThat(store().latest()).contains(first);
        assertThat(store().version(1)).contains(first);
        assertThat(store().version(2)).isEmpty();
    }

    @Test
    void a_version_is_appended_once() {
        store().append(revision(1));

        Revision rival = new Revision(revision(1).landscape(), "# another file", "somebody else", "too late", NOON);

        assertThat(store().append(rival)).isFalse();
        assertThat(store().latest()).contains(revision(1));
    }

    @Test
    void the_latest_is_the_highest_number_and_history_is_newest_first() {
        for (int version = 1; version <= 12; version++) {
            store().append(revision(version));
        }

        assertThat(store().latest()).contains(revision(12));
        assertThat(store().history(3)).containsExactly(revision(12), revision(11), revision(10));
    }

    private static Revision revision(long version) {
        return new Revision(
                LandscapeFixture.shopsAndErp("woocommerce", "tryton")
                        .holdWhen("total > 5000 EUR")
                        .holdWhen("unmapped-sku")
                        .stock(new StockPolicy(new BigDecimal("1.5"), OpenOrders.IGNORED, List.of("main", "north"))
                                .withUnits(Map.of(
                                        "MUG-BOX", Fraction.positive("6").orElseThrow(),
                                        "ROPE.M", Fraction.positive("1/100").orElseThrow()))
                                .withDriftTolerance(new BigDecimal("2")))
                        .build(version),
                "systems: {}  # as written, ñ",
                "operator",
                "because " + version,
                NOON);
    }
}
