package dev.waybill.engine.stock;

import dev.waybill.connector.stock.StockLevel;
import dev.waybill.connector.stock.StockTarget;
import dev.waybill.connector.stock.StockWritten;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureKind;
import dev.waybill.domain.message.Outcome;
import dev.waybill.domain.message.Step;
import dev.waybill.engine.bulk.Chunks;
import dev.waybill.engine.bulk.Halves;
import dev.waybill.engine.stock.Work.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes into the target what it does not show yet, in bulk. What changed there meanwhile is decided anew, once. */
final class TargetWrites {
    /** A number to show, and what is shown. */
    record Shown(Wanted wanted, StockLevel now) {}

    private final LaneTurn lane;
    private final Endings endings;
    private final Calls calls;
    private final StockTarget target;
    private final OwnersNumbers numbers;

    TargetWrites(LaneTurn lane, Endings endings, Calls calls, StockTarget target, OwnersNumbers numbers) {
        this.lane = lane;
        this.endings = endings;
        this.calls = calls;
        this.target = target;
        this.numbers = numbers;
    }

    /**
     * Makes the target show these.
     *
     * @param began when it was asked what it shows
     */
    void show(List<Shown> all, Instant began) {
        List<Write> writes = new ArrayList<>();
        for (Shown shown : all) {
            endings.claim(shown.wanted().look(), shown.wanted().content()).ifPresent(work -> {
                endings.step(work, Step.LOOK_UP, began, words(shown.now()));
                decide(new Write(work, shown.wanted(), shown.now()), writes);
            });
        }
        write(writes, true);
    }

    private void decide(Write write, List<Write> writes) {
        endings.step(
                write.work(), Step.DECIDE, lane.now(), write.wanted().formula().sentence());
        if (write.before().shows(write.wanted().formula().number())) {
            delivered(write, "shows it already: ");
        } else {
            writes.add(write);
        }
    }

    private void write(List<Write> writes, boolean mayDecideAnew) {
        List<Write> changed = new ArrayList<>();
        for (List<Write> chunk : Chunks.of(writes, target.mostPerWrite())) {
            Instant began = lane.now();
            Halves<Write, List<StockWritten>> halves = new Halves<>(
                    some -> calls.to(
                            lane.turn().lane().target(),
                            "writeStock",
                            () -> target.write(some.stream().map(Write::write).toList())),
                    (some, answers) -> {
                        for (int i = 0; i < some.size(); i++) {
                            written(some.get(i), answers.get(i), began, changed);
                        }
                    },
                    this::failed,
                    lane::mayGoOn);
            if (lane.mayGoOn()) {
                halves.all(chunk);
            }
        }
        if (mayDecideAnew) {
            decideAnew(changed);
        } else {
            changed.forEach(write -> endings.fail(
                    write.work(),
                    write.wanted().content(),
                    StockFailures.keepsChanging(write.before(), write.wanted().formula())));
        }
    }

    private void written(Write write, StockWritten answer, Instant began, List<Write> changed) {
        switch (answer) {
            case StockWritten.Written done -> {
                endings.step(write.work(), Step.SEND, began, "in bulk");
                delivered(write, words(write.before()) + ", written: ");
            }
            case StockWritten.Refused refused ->
                endings.fail(write.work(), write.wanted().content(), refused.failure());
            case StockWritten.Changed now -> changed.add(new Write(write.work(), write.wanted(), now.now()));
        }
    }

    private void failed(List<Write> some, Failure failure) {
        some.forEach(write -> endings.fail(write.work(), write.wanted().content(), failure));
        if (failure.kind() == FailureKind.UNAVAILABLE || failure.kind() == FailureKind.UNCONFIRMED) {
            lane.stop(some.stream().map(write -> write.work().look()).toList(), failure);
        }
    }

    /** Somebody bought meanwhile, so the owner may know more by now, too. */
    private void decideAnew(List<Write> changed) {
        if (changed.isEmpty()) {
            return;
        }
        Map<Look, Write> byLook = new HashMap<>();
        changed.forEach(write -> byLook.put(write.work().look(), write));
        List<Write> again = new ArrayList<>();
        numbers.ask(
                List.copyOf(byLook.keySet()),
                lane::mayGoOn,
                new OwnersNumbers.Answers(
                        wanted -> of(wanted.look(), byLook)
                                .ifPresent(old -> decide(new Write(old.work(), wanted, old.before()), again)),
                        look -> of(look, byLook).ifPresent(old -> failed(List.of(old), lane.unknownInSource(look))),
                        (looks, failure) -> failed(
                                looks.stream()
                                        .flatMap(look -> of(look, byLook).stream())
                                        .toList(),
                                failure)));
        write(again, false);
    }

    private static Optional<Write> of(Look look, Map<Look, Write> byLook) {
        return Optional.ofNullable(byLook.get(look));
    }

    private void delivered(Write write, String how) {
        Outcome done = new Outcome.Delivered(
                write.before().ref(), how + write.wanted().formula().sentence(), List.of());
        endings.end(write.work(), write.wanted().content(), done);
    }

    private static String words(StockLevel level) {
        return level.published()
                .map(number -> "showed " + number.toPlainString())
                .orElse("showed no number");
    }
}
