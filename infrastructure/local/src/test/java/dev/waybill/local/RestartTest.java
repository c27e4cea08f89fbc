package dev.waybill.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.demo.erp.Books;
import dev.waybill.demo.erp.Fault;
import dev.waybill.demo.erp.Item;
import dev.waybill.demo.erp.SalesOrder;
import dev.waybill.demo.erp.TaxRate;
import dev.waybill.demo.shop.Delivery;
import dev.waybill.demo.shop.Samples;
import dev.waybill.demo.shop.Sender;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.engine.ledger.Operation;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final SubjectRef WAITING = SubjectRef.parse("order#shop-es#24");

    @Test
    void what_was_on_its_way_arrives_after_a_restart_and_what_was_known_stays_known(@TempDir Path folder)
            throws Exception {
        LocalOptions options = LocalOptions.inMemory(ROOT).keeping(folder).withPatience(Duration.ofSeconds(1));
        Delivery order = Samples.recorded("013-order.created-order-guest");
        Delivery another = Samples.changed(order, body -> body.put("id", 24).put("number", "24"));
        try (LocalRun run = LocalRun.start(options, Clock.systemUTC());
                Sender shop = new Sender()) {
            fill(run);
            send(run, shop, order, "DELIVERED");
            run.erp().orElseThrow().suffer(Fault.DOWN);
            send(run, shop, another, "WAITING");
            assertThat(folder.resolve("waybill-local.json")).exists();
        }
        assertThat(folder.resolve("waybill-local.json")).doesNotExist();

        try (LocalRun run = LocalRun.start(options, Clock.systemUTC());
                Sender shop = new Sender()) {
            send(run, shop, Samples.recorded("014-order.updated-order-guest"), "SKIPPED");
            while (run.ledger().history(WAITING).operations().stream()
                    .map(Operation::ending)
                    .noneMatch(Ending.DELIVERED::equals)) {
                Thread.onSpinWait();
            }

            assertThat(run.erp().orElseThrow().books().snapshot().orders())
                    .extracting(SalesOrder::reference)
                    .containsExactlyInAnyOrder("shop-es:18", "shop-es:24");
            assertThat(Files.readString(folder.resolve("functions.log"))).contains("DUPLICATE");
        }
    }

    private static void send(LocalRun run, Sender shop, Delivery delivery, String ending) throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        run.log().listen(line -> {
            if (line.path("outcome").asText().equals(ending)) {
                ended.countDown();
            }
        });
        String secret = run.secret(
                        run.landscape().system(new SystemId("shop-es")).orElseThrow(), "webhook-secret")
                .orElseThrow();
        assertThat(shop.send(delivery.signed(secret), run.webhooks("shop-es")).status())
                .isEqualTo(200);
        assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
    }

    private static void fill(LocalRun run) {
        Books books = run.erp().orElseThrow().books();
        books.putItem(new Item("TS-BLUE", "Blue", false));
        books.putItem(new Item("SHIPPING", "Shipping", true));
        books.putTax(new TaxRate("VAT19", new BigDecimal("19")));
    }
}
