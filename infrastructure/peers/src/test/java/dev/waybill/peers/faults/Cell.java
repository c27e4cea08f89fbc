package dev.waybill.peers.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.connectors.woocommerce.WooCommerceType;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.intake.Receipt;
import dev.waybill.engine.ledger.Link;
import dev.waybill.engine.ledger.LinkState;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.peers.Landscapes;
import dev.waybill.peers.RecordedDelivery;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One cell of the matrix: an order of its own, from the shop's webhook to the target's books. */
final class Cell {
    private final Target target;
    private final Life life;
    private final int run;
    private final SubjectRef order;
    final Way way;
    private List<Target.Booked> inTarget = List.of();

    Cell(Target target, Life life, int run) {
        this.target = target;
        this.life = life;
        this.run = run;
        this.order =
                new SubjectRef(EntityKind.ORDER, new SystemId("shop-es"), RecordedDelivery.idIn(run, life.order()));
        Map<String, String> secrets = new HashMap<>(target.secrets());
        secrets.put("webhook-secret", RecordedDelivery.SECRET);
        this.way = new Way(
                Landscapes.shopInto(target.type().name(), target.settings()),
                Map.of("woocommerce", new WooCommerceType(), target.type().name(), target.type()),
                secrets);
    }

    /**
     * What an undisturbed delivery looks like.
     *
     * @param writes which of the calls can have changed something, counted from 0
     */
    record Sheet(List<String> calls, List<Integer> writes, List<String> steps, long sends) {}

    Sheet undisturbed() {
        begins();
        hears();
        way.settles();
        endsWell();
        return new Sheet(
                way.door().calls(),
                way.door().writes(),
                way.door().steps(),
                Story.sends(operations().getLast()));
    }

    /** The life until the change that is to be struck; its process knows nothing yet. */
    void begins() {
        target.proxy().heal();
        life.before().forEach(this::hears);
        way.settles();
        way.startsAnew();
    }

    /** The shop says what is to be struck. */
    Receipt hears() {
        return hears(life.struck());
    }

    private Receipt hears(RecordedDelivery delivery) {
        return way.hears(delivery.retold(run).asWebhook(way.clock.instant()));
    }

    Target target() {
        return target;
    }

    /** Once in the target, with the shop's total, nothing waiting, nothing for a person to do. */
    void endsWell() {
        inTarget = target.orders(order.id());
        assertThat(inTarget).as("in the target").singleElement().satisfies(it -> {
            assertThat(it.state()).isEqualTo(life.end());
            assertThat(it.total()).isEqualByComparingTo(total());
        });
        assertThat(target.customers(email())).as("customers").isEqualTo(1);
        assertThat(way.isIdle()).as("nothing waits").isTrue();
        assertThat(way.deadLetters.all()).as("dead letters").isEmpty();
        assertThat(way.ledger.open(10)).as("open").isEmpty();
        assertThat(way.ledger.history(order).links()).singleElement().satisfies(link -> {
            assertThat(link.state()).isEqualTo(LinkState.DELIVERED);
            assertThat(link.leaseUntil()).isEmpty();
        });
    }

    /** What the target has of it. */
    BigDecimal booked() {
        return inTarget.stream().map(Target.Booked::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    int ordersInTarget() {
        return inTarget.size();
    }

    /** How the ledger has it, if at all. */
    Optional<LinkState> state() {
        return way.ledger.history(order).links().stream().findFirst().map(Link::state);
    }

    /** What the shop took for it. */
    BigDecimal total() {
        return new BigDecimal(member("total"));
    }

    private String email() {
        return member("email");
    }

    /** The first text member of this name in the shop's JSON. */
    private String member(String name) {
        Matcher found = Pattern.compile("\"" + name + "\":\"([^\"]*)\"")
                .matcher(life.struck().retold(run).body());
        assertThat(found.find()).as(name).isTrue();
        return found.group(1);
    }

    /** What became of the change, in words. */
    String story(List<String> first, Sheet undisturbed) {
        return new Story(operations()).words(first, undisturbed.sends());
    }

    private List<Operation> operations() {
        return way.ledger.history(order).operations().stream()
                .skip(life.before().size())
                .toList();
    }
}
