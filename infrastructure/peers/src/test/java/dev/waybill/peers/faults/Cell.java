package dev.waybill.peers.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.connectors.woocommerce.WooCommerceType;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.delivery.StepProbe;
import dev.waybill.engine.intake.Receipt;
import dev.waybill.engine.ledger.LinkState;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.peers.Landscapes;
import dev.waybill.peers.RecordedDelivery;
import dev.waybill.testkit.Crash;
import dev.waybill.testkit.proxy.WireFault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One cell of the matrix: an order of its own, struck once, healed, carried to its end and counted. */
final class Cell {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Target target;
    private final Life life;
    private final int run;
    private final SubjectRef order;
    final Way way;

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
        hears(life.struck());
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
        life.before().forEach(this::hears);
        way.settles();
        way.startsAnew();
    }

    private void hears(RecordedDelivery delivery) {
        assertThat(hearsOfTheChange(delivery)).isEqualTo(new Receipt.Accepted(1));
    }

    Receipt hearsOfTheChange() {
        return hearsOfTheChange(life.struck());
    }

    private Receipt hearsOfTheChange(RecordedDelivery delivery) {
        return way.hears(delivery.retold(run).asWebhook(way.clock.instant()));
    }

    /** The n-th call suffers; then all is well. What became of the order, in words. */
    String suffers(Mishap mishap, int call, Sheet undisturbed) {
        begins();
        hears(life.struck());
        strike(mishap, call);
        if (mishap.cutOff()) {
            way.carriesUntil(() -> target.proxy().hasStruck(LONG));
        } else {
            way.carries(StepProbe.NONE);
        }
        assertThat(hasStruck(mishap)).as("the fault was met").isTrue();
        target.proxy().heal();
        way.door().heal();
        way.settles();
        way.redrives();
        endsWell();
        return new Story(operations()).words(mishap.cutOff() ? List.of("cut off") : List.of(), undisturbed.sends());
    }

    /** The process dies after the n-th step. */
    String dies(int step, Sheet undisturbed) {
        begins();
        hears(life.struck());
        way.carries(Crash.afterStep(step));
        way.settles();
        endsWell();
        return new Story(operations()).words(List.of("died"), undisturbed.sends());
    }

    /** A call to a table or queue of ours fails while the change is carried. */
    String misses(String call, Gate.Fault fault, Sheet undisturbed) {
        begins();
        hears(life.struck());
        way.gate().fail(call, fault);
        way.carries(StepProbe.NONE);
        assertThat(way.gate().hasStruck()).as("the fault was met").isTrue();
        way.gate().heal();
        way.settles();
        endsWell();
        return new Story(operations()).words(List.of("waited"), undisturbed.sends());
    }

    /** The queue fails while the shop's webhook is received; the shop, told so, sends it again. */
    String isNotTaken(Gate.Fault fault, Sheet undisturbed) {
        begins();
        way.gate().fail("DeliveryQueue.send", fault);
        assertThat(hearsOfTheChange().status()).isEqualTo(503);
        way.gate().heal();
        hears(life.struck());
        way.settles();
        endsWell();
        return "503 → sent again → " + new Story(operations()).words(List.of(), undisturbed.sends());
    }

    /** The change is to become a dead letter, and the dead-letter queue fails. */
    String losesItsDeadLetter(Gate.Fault fault, Sheet undisturbed) {
        begins();
        hears(life.struck());
        target.proxy().strike(WireFault.LOCKED_OUT, 1);
        way.gate().fail("DeadLetters.add", fault);
        way.carries(StepProbe.NONE);
        assertThat(way.gate().hasStruck()).as("the fault was met").isTrue();
        way.gate().heal();
        target.proxy().heal();
        way.settles();
        long stale = way.redrivesWhatWasDeliveredMeanwhile();
        endsWell();
        String words = new Story(operations()).words(List.of("waited"), undisturbed.sends());
        return stale == 0 ? words : words + " (its stale dead letter, redriven)";
    }

    private void strike(Mishap mishap, int call) {
        mishap.wire().ifPresent(fault -> {
            target.proxy().strike(fault, call);
            boolean hangs = fault == WireFault.NO_ANSWER_DONE
                    || fault == WireFault.NO_ANSWER_NOT_DONE
                    || fault == WireFault.ENDLESS_ANSWER;
            if (hangs && !mishap.cutOff()) {
                way.door().hurryFrom(call);
            }
        });
        if (mishap.equals(Mishap.NAME_UNKNOWN)) {
            way.door().forgetNameFrom(call);
        }
        if (mishap.equals(Mishap.SESSION_ENDED)) {
            target.proxy().meanwhile(call, target::endSession);
        }
    }

    private boolean hasStruck(Mishap mishap) {
        return mishap.equals(Mishap.NAME_UNKNOWN)
                ? way.door().wasNameless()
                : target.proxy().hasStruck(LONG);
    }

    /** Once in the target, with the shop's total, nothing waiting, nothing for a person to do. */
    void endsWell() {
        assertThat(target.orders(order.id()))
                .as("in the target")
                .singleElement()
                .satisfies(booked -> {
                    assertThat(booked.state()).isEqualTo(life.end());
                    assertThat(booked.total()).isEqualByComparingTo(total());
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
        return target.orders(order.id()).stream().map(Target.Booked::total).reduce(BigDecimal.ZERO, BigDecimal::add);
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

    private List<Operation> operations() {
        return way.ledger.history(order).operations().stream()
                .skip(life.before().size())
                .toList();
    }
}
