package dev.waybill.peers.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.engine.delivery.StepProbe;
import dev.waybill.engine.intake.Receipt;
import dev.waybill.peers.faults.Cell.Sheet;
import dev.waybill.testkit.Crash;
import dev.waybill.testkit.proxy.WireFault;
import java.time.Duration;
import java.util.List;

/** Everything that can go wrong with one change; each strikes, heals, lets time pass, counts, and tells what became of it. */
record Strikes(Sheet undisturbed) {
    private static final Duration LONG = Duration.ofSeconds(20);

    /** The n-th call to the target suffers, and every later one of so many invocations. */
    String atCall(Cell cell, Mishap mishap, int call) {
        begin(cell);
        strike(cell, mishap, call);
        for (int invocation = 1; invocation <= mishap.invocations(); invocation++) {
            carry(cell, mishap);
        }
        cell.target().proxy().heal();
        cell.way.door().heal();
        cell.way.settles();
        cell.way.redrives();
        return end(cell, mishap.cutOff() ? List.of("cut off") : List.of());
    }

    private static void carry(Cell cell, Mishap mishap) {
        if (mishap.cutOff()) {
            cell.way.carriesUntil(() -> cell.target().proxy().hasStruck(LONG));
        } else {
            cell.way.carries(StepProbe.NONE);
        }
        assertThat(hasStruck(cell, mishap)).as("the fault was met").isTrue();
    }

    private static void strike(Cell cell, Mishap mishap, int call) {
        mishap.wire().ifPresent(fault -> {
            cell.target().proxy().strike(fault, call);
            if (hangs(fault) && !mishap.cutOff()) {
                cell.way.door().hurryFrom(call);
            }
        });
        if (mishap.equals(Mishap.NAME_UNKNOWN)) {
            cell.way.door().forgetNameFrom(call);
        }
        if (mishap.equals(Mishap.SESSION_ENDED)) {
            cell.target().proxy().meanwhile(call, cell.target()::endSession);
        }
    }

    private static boolean hangs(WireFault fault) {
        return fault == WireFault.NO_ANSWER_DONE
                || fault == WireFault.NO_ANSWER_NOT_DONE
                || fault == WireFault.ENDLESS_ANSWER;
    }

    private static boolean hasStruck(Cell cell, Mishap mishap) {
        return mishap.equals(Mishap.NAME_UNKNOWN)
                ? cell.way.door().wasNameless()
                : cell.target().proxy().hasStruck(LONG);
    }

    /** The process dies after the n-th step. */
    String deathAfter(Cell cell, int step) {
        begin(cell);
        cell.way.carries(Crash.afterStep(step));
        cell.way.settles();
        return end(cell, List.of("died"));
    }

    /** A call to a table of ours fails while the change is carried. */
    String atLedger(Cell cell, String call, Gate.Fault fault) {
        begin(cell);
        cell.way.gate().fail(call, fault);
        cell.way.carries(StepProbe.NONE);
        assertThat(cell.way.gate().hasStruck()).as("the fault was met").isTrue();
        cell.way.gate().heal();
        cell.way.settles();
        return end(cell, List.of("waited"));
    }

    /** The queue fails while the shop's webhook is received; the shop, told so, sends it again. */
    String atQueue(Cell cell, Gate.Fault fault) {
        cell.begins();
        cell.way.gate().fail("DeliveryQueue.send", fault);
        assertThat(cell.hears().status()).isEqualTo(503);
        cell.way.gate().heal();
        assertThat(cell.hears()).isEqualTo(new Receipt.Accepted(1));
        cell.way.settles();
        return "503 → sent again → " + end(cell, List.of());
    }

    /** The change is to become a dead letter, and the dead-letter queue fails. */
    String atDeadLetterQueue(Cell cell, Gate.Fault fault) {
        begin(cell);
        cell.target().proxy().strike(WireFault.LOCKED_OUT, 1);
        cell.way.gate().fail("DeadLetters.add", fault);
        cell.way.carries(StepProbe.NONE);
        assertThat(cell.way.gate().hasStruck()).as("the fault was met").isTrue();
        cell.way.gate().heal();
        cell.target().proxy().heal();
        cell.way.settles();
        long stale = cell.way.redrivesWhatWasDeliveredMeanwhile();
        String words = end(cell, List.of("waited"));
        return stale == 0 ? words : words + " (its stale dead letter, redriven)";
    }

    private static void begin(Cell cell) {
        cell.begins();
        assertThat(cell.hears()).isEqualTo(new Receipt.Accepted(1));
    }

    private String end(Cell cell, List<String> first) {
        cell.endsWell();
        return cell.story(first, undisturbed);
    }
}
