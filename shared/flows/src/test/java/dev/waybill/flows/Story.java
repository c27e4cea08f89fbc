package dev.waybill.flows;

import static dev.waybill.testkit.OrderFixture.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.connector.order.OrderReference;
import dev.waybill.connector.order.PlacedOrder;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.order.OrderStage;
import dev.waybill.domain.ownership.ConflictPolicy;
import dev.waybill.domain.ownership.DataName;
import dev.waybill.engine.ledger.Incident;
import dev.waybill.engine.ledger.KeptMessage;
import dev.waybill.engine.ledger.Link;
import dev.waybill.engine.ledger.LinkState;
import dev.waybill.engine.ledger.OpenItem;
import dev.waybill.engine.redrive.By;
import dev.waybill.engine.redrive.Edit;
import dev.waybill.testkit.FakeErp.Fault;
import dev.waybill.testkit.LandscapeFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Some orders, everything that may happen to them, and the simple model it is held against: the states that the shop
 * told, the newest of which is to be in the ERP once, or to wait for a person, or to be kept out by its owner.
 */
final class Story {
    private static final By ANNA = new By("anna", "try again");

    final World world = new World();
    private final Map<Integer, List<Order>> told = new TreeMap<>();
    private boolean shopOwnsOrders = true;
    private long configurations = 1;

    void shopTells(int which, OrderStage stage, int quantity) {
        List<Order> states = told.computeIfAbsent(which, missing -> new ArrayList<>());
        Order next = anOrder("o" + which)
                .in(stage)
                .version(states.size() + 1L)
                .withLine("MUG", quantity, "7.49")
                .build();
        states.add(next);
        world.hears(next);
    }

    /** The latest webhook comes once more, or an older one late. */
    void comesAgain(int which, int older) {
        List<Order> states = told.getOrDefault(which, List.of());
        if (!states.isEmpty()) {
            Order state = states.get(Math.max(0, states.size() - 1 - older));
            world.comesAgain(world.shopSays(state));
        }
    }

    void delivers() {
        int before = world.erp.writes();
        world.runOnce();
        if (!shopOwnsOrders) {
            assertThat(world.erp.writes()).as("the owner is respected").isEqualTo(before);
        }
    }

    void diesAfterStep(int n) {
        world.diesAfterStep(n);
        delivers();
    }

    void targetFails(Fault like) {
        world.erp.failNextWrites(like);
    }

    void targetIsAway(boolean away) {
        if (away) {
            world.erp.goesDown();
        } else {
            world.erp.comesBack();
        }
    }

    void passes(Duration time) {
        world.clock.pass(time);
    }

    void redrives(int which) {
        List<OpenItem> open = world.ledger.open(100);
        if (!open.isEmpty()) {
            world.redrive().again(open.get(which % open.size()).opened().by(), ANNA, Edit.NONE);
        }
    }

    /** Somebody sends a dead letter back to its queue in the console of AWS. */
    void redrivesFromTheConsole(int which) {
        List<KeptMessage> letters = world.deadLetters.all();
        if (!letters.isEmpty()) {
            KeptMessage letter = letters.get(which % letters.size());
            world.comesAgain(letter.envelope().asRedriven());
            world.deadLetters.remove(letter.operation().id());
        }
    }

    void queueGivesUp() {
        world.queueGivesUp();
    }

    void sweeps() {
        world.sweeps();
    }

    void ownershipChanges() {
        shopOwnsOrders = !shopOwnsOrders;
        String owner = shopOwnsOrders ? "shop-*" : "erp";
        configurations++;
        world.apply(LandscapeFixture.shopsAndErp("fake-shop", "fake-erp")
                .rule(DataName.ORDER, owner, owner, ConflictPolicy.OWNER_WINS)
                .build(configurations));
        world.clock.pass(Duration.ofSeconds(61));
    }

    /** True at every moment. */
    void once() {
        List<String> references = world.erp.references();
        assertThat(new HashSet<>(references)).as("orders in the ERP").hasSameSizeAs(references);
    }

    /** All is mended, and what people may try again is tried again. */
    void ends() {
        world.erp.comesBack();
        world.erp.heals();
        for (int round = 0; round < 3; round++) {
            world.settles();
            world.sweeps();
            world.ledger.open(100).forEach(item -> world.redrive()
                    .again(item.opened().by(), ANNA, Edit.NONE));
        }
        world.settles();
        world.sweeps();
        world.settles();
        once();
        told.values().forEach(this::newestIsThereOrAccountedFor);
        booksBalance();
    }

    private void newestIsThereOrAccountedFor(List<Order> states) {
        Order newest = states.getLast();
        Link link = world.ledger.link(newest.subject(), world.erpId()).orElseThrow();
        assertThat(link.version()).as("decided: %s", link).contains(newest.version());
        switch (link.state()) {
            case DELIVERED ->
                assertThat(isAsTold(newest)).as("newest wins: %s", link).isTrue();
            case HELD, FAILED ->
                assertThat(link.opened()).as("what is not delivered is listed").isPresent();
            case SKIPPED -> assertThat(link.latest().orElseThrow().note()).contains("does not own orders here");
            case CLAIMED, WAITING, UNKNOWN -> throw new AssertionError("still on its way: " + link);
        }
    }

    private boolean isAsTold(Order newest) {
        int index = world.erp
                .references()
                .indexOf(OrderReference.of(newest.subject()).value());
        PlacedOrder placed = world.erp.orders().get(index);
        return newest.stage() == OrderStage.CANCELLED
                ? placed.stage() == OrderStage.CANCELLED
                : placed.total().equals(newest.gross())
                        && (placed.stage() == newest.stage() || newest.stage() == OrderStage.PLACED);
    }

    private void booksBalance() {
        assertThat(world.queued()).as("nothing is on its way").isZero();
        List<OpenItem> open = world.ledger.open(100);
        assertThat(world.ledger.incidents().stream().mapToInt(Incident::open).sum())
                .as("incidents count what is open")
                .isEqualTo(open.size());
        assertThat(world.deadLetters.all().stream()
                        .map(letter -> letter.operation().id())
                        .filter(id -> open.stream()
                                .noneMatch(item -> item.opened().by().equals(id))))
                .as("letters of what is settled")
                .isEmpty();
        assertThat(open.stream().filter(item -> item.state() == LinkState.FAILED))
                .as("what failed is kept")
                .allSatisfy(item ->
                        assertThat(world.ledger.kept(item.opened().by())).isPresent());
    }
}
