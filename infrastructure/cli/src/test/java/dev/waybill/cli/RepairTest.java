package dev.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.cli.CommandLineFixture.Answer;
import dev.waybill.cli.target.AwsStores;
import dev.waybill.demo.erp.Item;
import dev.waybill.demo.shop.SampleOrders;
import dev.waybill.demo.shop.Samples;
import dev.waybill.demo.shop.Sender;
import dev.waybill.domain.system.SystemId;
import dev.waybill.local.LocalRun;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From {@code waybill dev} to {@code waybill redrive}, on the real protocols. */
class RepairTest {
    private final CommandLineFixture person;
    private final BlockingQueue<String> outcomes = new LinkedBlockingQueue<>();

    RepairTest(@TempDir Path folder) {
        person = new CommandLineFixture(folder);
        person.stores = target -> new AwsStores(target.variables(), Clock.systemUTC());
    }

    @Test
    void an_order_that_was_held_is_found_repaired_and_redriven() {
        person.untilStopped = running -> {
            try (LocalRun run = (LocalRun) running) {
                heldThenDelivered(run);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        };

        Answer dev = person.types("dev");

        assertThat(dev.out()).contains("POST http://").contains("/webhooks/shop-es   signed with the made-up secret ");
        assertThat(dev.code()).isZero();
        assertThat(person.folder.resolve(".waybill/local.json")).doesNotExist();
    }

    private void heldThenDelivered(LocalRun run) throws InterruptedException {
        run.log().listen(line -> outcomes.add(line.path("outcome").asText()));
        var books = run.erp().orElseThrow().books();
        send(run);
        await("HELD");

        Answer failures = person.types("failures");
        assertThat(failures.out()).startsWith("HELD  order shop-es:").contains("ITEM_UNKNOWN", "TS-GREEN");

        books.putItem(new Item("TS-GREEN", "Green", false));
        Matcher id = Pattern.compile("waybill redrive (\\w+)").matcher(failures.out());
        assertThat(id.find()).isTrue();
        assertThat(person.types("redrive", id.group(1)).out()).contains("is queued for erp again");
        await("DELIVERED");

        assertThat(person.types("failures").out()).isEqualTo("nothing waits for a person\n");
        assertThat(person.types("trace", id.group(1)).out()).contains("HELD  orders-to-erp", "attempt 1 (redriven)");
        assertThat(person.types("redrive", id.group(1)).out()).contains("there is nothing left to do");
        assertThat(person.types("config", "diff").code()).isZero();
        assertThat(person.types("config", "history").out()).startsWith("version 1 of ");
    }

    private static void send(LocalRun run) {
        String secret = run.secret(
                        run.landscape().system(new SystemId("shop-es")).orElseThrow(), "webhook-secret")
                .orElseThrow();
        try (Sender shop = new Sender()) {
            assertThat(shop.send(
                                    SampleOrders.withItem(Samples.recorded("013-order.created-order-guest"), "TS-GREEN")
                                            .signed(secret),
                                    run.webhooks("shop-es"))
                            .status())
                    .isEqualTo(200);
        }
    }

    private void await(String outcome) throws InterruptedException {
        String next = "";
        while (next != null && !next.equals(outcome)) {
            next = outcomes.poll(60, TimeUnit.SECONDS);
        }
        assertThat(next).isEqualTo(outcome);
    }
}
