package dev.waybill.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.demo.DemoErp;
import dev.waybill.demo.erp.Item;
import dev.waybill.demo.erp.TaxRate;
import dev.waybill.demo.shop.Delivery;
import dev.waybill.demo.shop.Samples;
import dev.waybill.demo.shop.Sender;
import dev.waybill.domain.system.SystemId;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LocalRunTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    @Test
    void a_signed_webhook_becomes_an_order_in_the_erp() throws Exception {
        try (LocalRun run = LocalRun.start(LocalOptions.inMemory(ROOT), Clock.systemUTC());
                Sender shop = new Sender()) {
            DemoErp erp = run.erp().orElseThrow();
            erp.books().putItem(new Item("TS-BLUE", "Blue", false));
            erp.books().putItem(new Item("SHIPPING", "Shipping", true));
            erp.books().putTax(new TaxRate("VAT19", new BigDecimal("19")));
            String secret = run.secret(
                            run.landscape().system(new SystemId("shop-es")).orElseThrow(), "webhook-secret")
                    .orElseThrow();
            Delivery order = Samples.recorded("013-order.created-order-guest").signed(secret);
            CountDownLatch delivered = new CountDownLatch(1);
            run.log().listen(line -> {
                // Not the look at the shop's webhooks, which is delivered too.
                if (line.path("flow").asText().equals("orders-to-erp")
                        && line.path("outcome").asText().equals("DELIVERED")) {
                    delivered.countDown();
                }
            });

            assertThat(shop.send(order, run.webhooks("shop-es")).status()).isEqualTo(200);
            assertThat(shop.send(order.tampered(), run.webhooks("shop-es")).status())
                    .isEqualTo(401);
            assertThat(shop.send(order, run.webhooks("shop-xx")).status()).isEqualTo(404);
            assertThat(delivered.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(erp.books().snapshot().orders()).hasSize(1);
        }
    }
}
