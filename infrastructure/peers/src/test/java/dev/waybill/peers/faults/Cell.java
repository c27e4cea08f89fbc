package dev.waybill.peers.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.connectors.woocommerce.WooCommerceType;
import dev.waybill.domain.message.Step;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.delivery.StepProbe;
import dev.waybill.engine.intake.Receipt;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.engine.ledger.Link;
import dev.waybill.engine.ledger.LinkState;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.peers.Landscapes;
import dev.waybill.peers.RecordedDelivery;
import dev.waybill.testkit.proxy.WireFault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /** What an undisturbed delivery looks like. */
    record Sheet(List<String> calls, List<String> steps, long sends) {}

    Sheet undisturbed() {
        begins();
        hears(life.struck());
        way.settles();
        List<String> calls = way.door().calls();
        List<String> steps = way.door().steps();
        endsWell();
        return new Sheet(calls, steps, sends(last()));
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
        way.startsAnew();
        way.settles();
        boolean needsPerson = !way.ledger.open(10).isEmpty();
        way.redrives();
        endsWell();
        return words(mishap, needsPerson, undisturbed);
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
        assertThat(way.isIdle()).as("nothing waits").isTrue();
        assertThat(way.deadLetters.all()).as("dead letters").isEmpty();
        assertThat(way.ledger.open(10)).as("open").isEmpty();
        assertThat(way.ledger.history(order).links()).singleElement().satisfies(link -> {
            assertThat(link.state()).isEqualTo(LinkState.DELIVERED);
            assertThat(link.leaseUntil()).isEmpty();
        });
    }

    BigDecimal total() {
        return new BigDecimal(life.struck().body().replaceFirst("(?s)^.*?\"total\":\"([^\"]*)\".*$", "$1"));
    }

    private String words(Mishap mishap, boolean neededPerson, Sheet undisturbed) {
        List<String> words = new ArrayList<>();
        List<Operation> struck = operations();
        if (mishap.cutOff()) {
            words.add("cut off");
        }
        if (mishap.equals(Mishap.BUSY)) {
            words.add("waited " + longestPause(struck).toSeconds() + " s");
        }
        if (neededPerson) {
            words.add(struck.stream().anyMatch(it -> it.ending() == Ending.FAILED) ? "dead letter" : "held");
            words.add("redriven");
        }
        boolean again = mishap.cutOff() || struck.stream().anyMatch(it -> it.ending() == Ending.WAITING);
        boolean found = sends(last()) < undisturbed.sends();
        if (found) {
            words.add("found");
        } else if (again) {
            words.add("retried");
        }
        words.add("delivered");
        return String.join(" → ", words);
    }

    private List<Operation> operations() {
        return way.ledger.history(order).operations().stream()
                .skip(life.before().size())
                .toList();
    }

    private Operation last() {
        return way.ledger.history(order).links().stream()
                .map(Link::latest)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
    }

    private static long sends(Operation operation) {
        return operation.steps().stream()
                .filter(step -> step.step() == Step.SEND)
                .count();
    }

    private static Duration longestPause(List<Operation> operations) {
        Duration longest = Duration.ZERO;
        for (int i = 1; i < operations.size(); i++) {
            Duration pause = Duration.between(
                    operations.get(i - 1).endedAt(), operations.get(i).endedAt());
            longest = pause.compareTo(longest) > 0 ? pause : longest;
        }
        return longest;
    }
}
