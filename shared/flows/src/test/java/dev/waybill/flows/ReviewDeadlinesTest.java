package dev.waybill.flows;

import static dev.waybill.testkit.OrderFixture.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.domain.landscape.ReviewTerms;
import dev.waybill.domain.landscape.ReviewTerms.Then;
import dev.waybill.domain.order.Order;
import dev.waybill.engine.ledger.Intervention;
import dev.waybill.engine.port.Ledger;
import dev.waybill.testkit.Crash;
import dev.waybill.testkit.HistoryFixture;
import dev.waybill.testkit.LandscapeFixture;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody decided about what is held: only what the route says happens, once, and in Waybill's own name. */
class ReviewDeadlinesTest {
    private static final Order LARGE =
            anOrder("1001").withLine("MUG", 1, "7.50").build();

    private static World world(Then then) {
        return new World(LandscapeFixture.shopsAndErp("fake-shop", "fake-erp")
                .holdWhen("total > 5 EUR")
                .review(new ReviewTerms(Duration.ofDays(3), then)));
    }

    private static List<Intervention> interventions(World world) {
        return world.ledger.history(LARGE.subject()).interventions();
    }

    @ParameterizedTest
    @EnumSource
    void before_its_time_nothing_happens_to_what_is_held(Then then) {
        World world = world(then);
        world.hears(LARGE).settles();
        world.clock.pass(Duration.ofDays(3).minusSeconds(10));

        assertThat(world.reviewed(world.ledger)).isZero();

        assertThat(world.ledger.open(9)).hasSize(1);
        assertThat(interventions(world)).isEmpty();
    }

    @Test
    void what_the_route_only_wants_reminded_of_stays_held_for_good() {
        World world = world(Then.REMIND);
        world.hears(LARGE).settles();
        world.clock.pass(Duration.ofDays(30));

        assertThat(world.reviewed(world.ledger)).isZero();
        world.settles();

        assertThat(world.ledger.open(9)).hasSize(1);
        assertThat(world.erp.orders()).isEmpty();
    }

    @Test
    void what_a_rule_holds_is_let_pass_once_if_the_route_says_so() {
        World world = world(Then.APPROVE);
        world.hears(LARGE).settles();
        world.clock.pass(Duration.ofDays(3).plusSeconds(10));

        assertThat(world.reviewed(world.ledger)).isEqualTo(1);
        assertThat(world.reviewed(world.ledger)).as("it is on its way").isZero();
        world.settles();

        assertThat(world.erp.orders()).hasSize(1);
        assertThat(world.ledger.open(9)).isEmpty();
        assertThat(interventions(world)).singleElement().satisfies(done -> {
            assertThat(done.kind()).isEqualTo(Intervention.Kind.APPROVED);
            assertThat(done.who()).isEqualTo("waybill");
            assertThat(done.why()).startsWith("nobody decided until ").endsWith("the route says approve then");
        });
        assertThat(world.reviewed(world.ledger)).isZero();
    }

    @Test
    void what_no_approval_lets_pass_is_not_let_pass_by_time_either() {
        World world = world(Then.APPROVE);
        world.erp.forget("MUG");
        world.hears(anOrder("1002").withLine("MUG", 1, "2.50").build()).settles();
        world.clock.pass(Duration.ofDays(30));

        assertThat(world.reviewed(world.ledger)).isZero();

        assertThat(world.ledger.open(9)).hasSize(1);
    }

    @Test
    void what_the_route_rejects_is_off_the_list_with_the_reason() {
        World world = world(Then.REJECT);
        world.hears(LARGE).settles();
        world.clock.pass(Duration.ofDays(3).plusSeconds(10));

        assertThat(world.reviewed(world.ledger)).isEqualTo(1);
        assertThat(world.reviewed(world.ledger)).isZero();
        world.settles();

        assertThat(world.ledger.open(9)).isEmpty();
        assertThat(world.erp.orders()).isEmpty();
        assertThat(interventions(world))
                .extracting(Intervention::kind, Intervention::who)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Intervention.Kind.DISMISSED, "waybill"));
    }

    @Test
    void what_failed_or_is_tried_again_has_no_deadline() {
        World world = world(Then.REJECT);
        world.hears(LARGE).settles();
        world.ledger.retrying(world.ledger.open(1).getFirst(), world.clock.instant());
        world.clock.pass(Duration.ofDays(30));

        assertThat(world.reviewed(world.ledger)).isZero();
        assertThat(HistoryFixture.NOON).isBefore(world.clock.instant());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void whoever_dies_in_between_leaves_it_to_the_next_and_the_order_arrives_once(int call) {
        World world = world(Then.APPROVE);
        world.hears(LARGE).settles();
        world.clock.pass(Duration.ofDays(4));

        assertThatThrownBy(() ->
                        world.reviewed(dying(world.ledger, call, Set.of("kept", "link", "intervened", "retrying"))))
                .isInstanceOf(Crash.class);
        world.settles();
        world.reviewed(world.ledger);
        world.settles();

        assertThat(world.erp.orders()).hasSize(1);
        assertThat(world.ledger.open(9)).isEmpty();
    }

    @Test
    void whoever_dies_before_a_rejection_leaves_it_to_the_next() {
        World world = world(Then.REJECT);
        world.hears(LARGE).settles();
        world.clock.pass(Duration.ofDays(4));

        assertThatThrownBy(() -> world.reviewed(dying(world.ledger, 1, Set.of("dismiss"))))
                .isInstanceOf(Crash.class);
        assertThat(world.reviewed(world.ledger)).isEqualTo(1);

        assertThat(world.ledger.open(9)).isEmpty();
        assertThat(interventions(world)).hasSize(1);
    }

    /** Dies before the n-th call of one of these. */
    private static Ledger dying(Ledger ledger, int call, Set<String> names) {
        int[] left = {call};
        return (Ledger) Proxy.newProxyInstance(
                Ledger.class.getClassLoader(), new Class<?>[] {Ledger.class}, (proxy, method, arguments) -> {
                    if (names.contains(method.getName()) && --left[0] == 0) {
                        throw Crash.before(method.getName());
                    }
                    try {
                        return method.invoke(ledger, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
