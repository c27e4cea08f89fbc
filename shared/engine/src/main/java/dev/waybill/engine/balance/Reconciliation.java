package dev.waybill.engine.balance;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.system.SystemId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Balances some days of every shop and has repaired what nobody can explain. A shop that cannot be asked holds up no other. */
public final class Reconciliation {
    private final DayBook book;
    private final Repair repair;

    public Reconciliation(DayBook book, Repair repair) {
        this.book = book;
        this.repair = repair;
    }

    /**
     * What came of it.
     *
     * @param balances as they were found, before the repair
     * @param queued how many orders were sent on their way
     */
    public record Round(List<DayBalance> balances, List<Unasked> unasked, int queued) {
        public Round {
            balances = List.copyOf(balances);
            unasked = List.copyOf(unasked);
        }

        /** Orders that nobody could explain. */
        public int unexplained() {
            return balances.stream()
                    .mapToInt(balance -> balance.unexplained().size())
                    .sum();
        }
    }

    /** A shop whose days are not balanced, and why. */
    public record Unasked(SystemId shop, Failure failure) {}

    /** Balances and repairs the days up to and with the last one. */
    public Round run(LocalDate last, int days, ZoneId zone) {
        List<DayBalance> balances = new ArrayList<>();
        List<Unasked> unasked = new ArrayList<>();
        int queued = 0;
        for (SystemId shop : book.shops()) {
            try {
                for (DayBalance balance : book.of(shop, last.minusDays(days - 1L), days, zone)) {
                    queued += repair.queue(balance);
                    balances.add(balance);
                }
            } catch (FailureException e) {
                unasked.add(new Unasked(shop, e.failure()));
            }
        }
        return new Round(balances, unasked, queued);
    }
}
