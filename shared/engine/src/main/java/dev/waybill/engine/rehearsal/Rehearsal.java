package dev.waybill.engine.rehearsal;

import dev.waybill.connector.order.PlacedOrder;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.message.Outcome;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.order.OrderLine;
import dev.waybill.engine.delivery.Delivery;
import dev.waybill.engine.delivery.Flows;
import dev.waybill.engine.delivery.StepProbe;
import dev.waybill.engine.delivery.Trace;
import dev.waybill.engine.landscape.CurrentLandscape;
import dev.waybill.engine.landscape.Running;
import dev.waybill.engine.ledger.Link;
import dev.waybill.engine.port.Ledger;
import dev.waybill.engine.rehearsal.Preview.Change;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Runs a message's flow up to the moment at which it would write, against the real systems, reading only. */
public final class Rehearsal {
    private final CurrentLandscape landscape;
    private final Flows flows;
    private final Ledger ledger;
    private final Clock clock;

    public Rehearsal(CurrentLandscape landscape, Flows flows, Ledger ledger, Clock clock) {
        this.landscape = landscape;
        this.flows = flows;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * What carrying the message now would write.
     *
     * @throws FailureException if configuration or ledger cannot be read
     */
    public Preview of(OperationId operation, Envelope envelope) {
        return of(operation, envelope, landscape.now(), Beginning.AS_IT_IS);
    }

    /**
     * What carrying it would write under some version of the configuration, in force or not.
     *
     * @throws FailureException if the ledger cannot be read
     */
    public Preview of(OperationId operation, Envelope envelope, Running running, Beginning beginning) {
        Optional<Link> before = beginning == Beginning.AS_IF_NEW
                ? Optional.empty()
                : ledger.link(envelope.subject(), envelope.target());
        List<RehearsedTarget> targets = new ArrayList<>();
        Delivery delivery = new Delivery(envelope, before, running, real -> {
            RehearsedTarget target = new RehearsedTarget(real, beginning);
            targets.add(target);
            return target;
        });
        try {
            Outcome outcome = flows.require(envelope).deliver(delivery, new Trace(clock, StepProbe.NONE));
            return nothing(operation, envelope, sentence(outcome));
        } catch (WouldWrite write) {
            Optional<Order> order =
                    targets.stream().flatMap(target -> target.order().stream()).findFirst();
            return new Preview(
                    operation,
                    envelope.subject(),
                    envelope.target(),
                    sentence(envelope, write),
                    true,
                    changes(write, order));
        } catch (FailureException e) {
            return nothing(operation, envelope, "writes nothing: " + words(e.failure()));
        } catch (RuntimeException defect) {
            // Its message may hold data; carrying it in earnest would log the stack.
            return nothing(
                    operation,
                    envelope,
                    "writes nothing and fails: DEFECT, " + defect.getClass().getSimpleName());
        }
    }

    private static Preview nothing(OperationId operation, Envelope envelope, String sentence) {
        return new Preview(operation, envelope.subject(), envelope.target(), sentence, false, List.of());
    }

    private static String sentence(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Delivered delivered ->
                "writes nothing: it is there as it should be (" + delivered.note() + ")";
            case Outcome.Skipped skipped -> "writes nothing: " + skipped.note();
            case Outcome.Held held -> "writes nothing and is held: " + words(held.failure());
            case Outcome.Failed failed -> "writes nothing and fails: " + words(failed.failure());
            case Outcome.Waiting waiting -> "writes nothing now: " + words(waiting.failure());
        };
    }

    private static String words(Failure failure) {
        return failure.code() + ", " + failure.why();
    }

    private static String sentence(Envelope envelope, WouldWrite write) {
        return write.verb() + " " + envelope.subject() + " in " + envelope.target()
                + write.there().map(there -> " (" + there.number() + ")").orElse("");
    }

    private static List<Change> changes(WouldWrite write, Optional<Order> order) {
        List<Change> changes = new ArrayList<>(write.papers());
        order.ifPresent(wanted -> {
            lines(write.current(), wanted, changes);
            changes.add(new Change(
                    "total",
                    write.current().map(there -> there.total().toString()).orElse("none"),
                    wanted.gross().toString()));
        });
        write.stage()
                .ifPresent(stage -> changes.add(new Change(
                        "stage",
                        write.current().map(there -> there.stage().name()).orElse("none"),
                        stage.name())));
        return changes;
    }

    private static void lines(Optional<PlacedOrder> current, Order wanted, List<Change> changes) {
        TreeSet<String> labels = new TreeSet<>();
        wanted.lines().forEach(line -> labels.add(line.label()));
        current.ifPresent(there -> there.lines().forEach(line -> labels.add(line.sku())));
        for (String label : labels) {
            String now = current.map(there -> there(there, label)).orElse("none");
            changes.add(new Change("line " + label, now, wanted(wanted, label)));
        }
    }

    private static String there(PlacedOrder placed, String label) {
        return joined(placed.lines().stream()
                .filter(line -> line.sku().equals(label))
                .map(line -> line.quantity() + " for " + line.net())
                .toList());
    }

    private static String wanted(Order order, String label) {
        return joined(order.lines().stream()
                .filter(line -> line.label().equals(label))
                .map(OrderLine::words)
                .toList());
    }

    private static String joined(List<String> words) {
        return words.isEmpty() ? "none" : String.join(" + ", words);
    }
}
