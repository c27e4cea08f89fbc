package dev.waybill.bench.storm;

import dev.waybill.demo.DemoErp;
import dev.waybill.local.LocalAws;
import dev.waybill.local.port.FreePort;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.core.exception.SdkException;

/** {@code ./waybill storm}: makes the storm, waits until it has settled, accounts for it. Exit code 0 if all is well. */
public final class Storm {
    /** The day of the orders: long enough ago that no state of any lies in the future. */
    private static final Duration AGO = Duration.ofDays(2);

    private static final int MOST_REDRIVES = 3;
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Plan plan;
    private final Clock clock;
    private final Chronicle chronicle;

    private Storm(Plan plan, Clock clock, PrintStream out) {
        this.plan = plan;
        this.clock = clock;
        this.chronicle = new Chronicle(clock, out);
    }

    /** Arguments: {@link Plan#USAGE}. */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Plan plan;
        try {
            plan = Plan.of(Path.of(System.getProperty("waybill.root", ".")).toAbsolutePath(), arguments);
        } catch (IllegalArgumentException wrong) {
            out.println(wrong.getMessage());
            System.exit(2);
            return;
        }
        // The stand-ins for AWS print what nobody asked for.
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        Report report = new Storm(plan, Clock.systemUTC(), out).rage();
        out.println(report.text());
        Files.writeString(plan.folder().resolve("report.txt"), report.text());
        System.exit(report.isGood() ? 0 : 1);
    }

    private Report rage() throws Exception {
        Random random = new Random(plan.seed());
        Secrets secrets = Secrets.madeUp(random);
        try (DemoErp erp = Stage.erp(plan, secrets, clock)) {
            Stage.set(plan, secrets, erp);
            chronicle.note("makes " + plan.orders() + " orders, seed " + plan.seed());
            Instant day = clock.instant().minus(AGO);
            Burst burst = Burst.of(plan.orders(), secrets, day, random);
            try (LocalAws aws = Stage.aws(plan);
                    ProductProcess product = new ProductProcess(plan, FreePort.or(0), aws.variables())) {
                chronicle.note("the product is there; " + burst.webhooks().size() + " webhooks go out");
                return rage(burst, product, erp);
            }
        }
    }

    private Report rage(Burst burst, ProductProcess product, DemoErp erp) throws Exception {
        Shops shops = new Shops(product.door(), clock);
        Mishaps mishaps = new Mishaps(plan, product, erp, chronicle);
        Duration sending;
        try (ExecutorService threads = Executors.newFixedThreadPool(1)) {
            Future<Boolean> happening = threads.submit(() -> {
                mishaps.happen(shops, burst);
                return true;
            });
            sending = shops.send(burst.webhooks());
            chronicle.note("every webhook is taken");
            happening.get();
        }
        long redriven = settle(product, erp);
        chronicle.note("settled; now the books are compared");
        Account account = new Account(
                burst.orders(),
                Account.byReference(erp.books().snapshot().orders()),
                new Ledgers(product.variables(), clock).histories(burst.orders()),
                redriven);
        try (Backlog backlog = new Backlog(product.variables())) {
            return new Report(
                    plan,
                    new Report.Door(burst, shops, sending),
                    account,
                    new Report.Rest(backlog.orders(), backlog.deadLetters(), erp.drawn(), product.requests()),
                    chronicle);
        }
    }

    /** Waits until no message is left, then redrives what failed, until nothing failed; how many were redriven. */
    private long settle(ProductProcess product, DemoErp erp) throws InterruptedException {
        long redriven = 0;
        for (int round = 0; round <= MOST_REDRIVES; round++) {
            drain(product, erp);
            long again = round == MOST_REDRIVES ? 0 : new Ledgers(product.variables(), clock).redriveFailed();
            if (again == 0) {
                break;
            }
            chronicle.note(again + " had failed and are redriven");
            redriven += again;
        }
        return redriven;
    }

    private void drain(ProductProcess product, DemoErp erp) throws InterruptedException {
        int empty = 0;
        long said = 0;
        try (Backlog backlog = new Backlog(product.variables())) {
            while (empty < 3 && chronicle.since().compareTo(plan.limit()) < 0) {
                long left = left(backlog);
                empty = left == 0 ? empty + 1 : 0;
                if (chronicle.since().toSeconds() >= said + 15) {
                    said = chronicle.since().toSeconds();
                    chronicle.note(left + " messages left, " + erp.books().orders() + " orders in the ERP");
                }
                Thread.sleep(BETWEEN_LOOKS);
            }
        }
    }

    private static long left(Backlog backlog) {
        try {
            return backlog.orders();
        } catch (SdkException busy) {
            return -1;
        }
    }
}
