package dev.waybill.local.day;

import dev.waybill.demo.shop.Sender;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.local.LocalOptions;
import dev.waybill.local.LocalRun;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Plays a day on a local run of its own and accounts for it. */
public final class Demo {
    /** Back-off is cut to this, so that an outage heals while one watches. */
    private static final Duration RETRY = Duration.ofSeconds(1);

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final SubjectRef STORY = SubjectRef.parse("order#shop-es#22");

    private Demo() {}

    /** Whether everything happened that should, and whether it balances. */
    public record Result(Balance balance, boolean complete) {
        public boolean isGood() {
            return complete && balance.agrees();
        }
    }

    /** Plays the day; takes about a minute. */
    public static Result play(LocalOptions options, Clock clock, PrintStream out) {
        Screen screen = new Screen(out, clock);
        screen.line("Starting Waybill as template.yaml describes it (waiting times after failures cut to "
                + RETRY.toSeconds() + " s) …");
        try (LocalRun run = LocalRun.start(options.withPatience(RETRY), clock);
                Sender sender = new Sender()) {
            screen.line("Webhooks go to " + run.webhooks("SYSTEM") + ", orders to the demo ERP"
                    + run.erp().map(erp -> " at " + erp.panel()).orElse("") + ".");
            Watch watch = new Watch(run.ledger(), screen, PATIENCE);
            run.log().listen(watch.hearing()::hear);
            Day day = new Day(run, watch, screen, sender);
            boolean complete = day.play();
            Balance balance = day.balance();
            report(run, day, watch, screen);
            if (!complete) {
                screen.line("  Something did not happen within " + PATIENCE.toSeconds() + " s: the functions' log is "
                        + run.logFile());
            }
            return new Result(balance, complete);
        }
    }

    private static void report(LocalRun run, Day day, Watch watch, Screen screen) {
        Report report = new Report(screen);
        run.erp().map(erp -> erp.books().snapshot()).ifPresent(books -> {
            report.arrived(books.orders());
            report.customers(books.clients());
        });
        report.skipped(watch.operations(), day.sent());
        report.open(open(watch));
        report.balance(day.balance());
        report.trace(run.ledger(), STORY);
        screen.line("");
        screen.line("This run was in memory and ends here. `./waybill dev` runs on, with shops to place orders in;"
                + " `failures`, `trace`, `redrive`, `balance` and `drift` work on it.");
    }

    private static List<Operation> open(Watch watch) {
        return watch.ends().stream()
                .filter(operation -> operation.ending() == Ending.HELD || operation.ending() == Ending.FAILED)
                .toList();
    }
}
