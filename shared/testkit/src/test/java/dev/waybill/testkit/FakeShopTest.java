package dev.waybill.testkit;

import static dev.waybill.testkit.OrderFixture.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waybill.connector.Connector;
import dev.waybill.connector.ConnectorType.Surroundings;
import dev.waybill.connector.order.OrderChanges;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The fake shop lists its orders as every connector does. */
class FakeShopTest implements OrderChangesContract {
    private final FakeShop shop = new FakeShop();
    private final List<SubjectRef> there = new ArrayList<>();

    @BeforeEach
    void hasSmallPages() {
        shop.pagesOf(5);
    }

    @Override
    public Connector connector() {
        return shop.connect(
                new SystemSpec(
                        new SystemId("shop-es"),
                        "fake-shop",
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        Optional.empty()),
                new Surroundings(
                        new MemorySecrets(Map.of()),
                        call -> {
                            throw new AssertionError("it calls nobody: " + call);
                        },
                        SettableClock.atNoon()));
    }

    @Override
    public List<SubjectRef> ordersChangedAt(List<Instant> times) {
        there.forEach(shop::forgets);
        there.clear();
        for (Instant time : times) {
            Order order =
                    anOrder(Integer.toString(there.size() + 1)).changedAt(time).build();
            shop.has(order);
            there.add(order.subject());
        }
        return List.copyOf(there);
    }

    @Test
    void what_it_says_by_webhook_is_listed_too_and_what_it_says_late_is_not() {
        Order late = anOrder("1").version(1).build();
        Order now = anOrder("1").version(2).build();
        shop.says(now, TEN);
        shop.says(late, TEN);

        assertThat(connector().orderChanges().since(Instant.EPOCH, 0))
                .extracting(OrderChanges.Changed::changedAt)
                .containsExactly(now.version().changedAt());
    }

    @Test
    void it_fails_as_often_as_it_is_told() {
        shop.failsListing(FailureCode.UNREACHABLE, 1);
        OrderChanges changes = connector().orderChanges();

        assertThat(catchThrowableOfType(FailureException.class, () -> changes.since(TEN, 0))
                        .failure()
                        .code())
                .isEqualTo(FailureCode.UNREACHABLE);
        assertThat(changes.since(TEN, 0)).isEmpty();
        assertThat(shop.listings()).isEqualTo(2);
    }
}
