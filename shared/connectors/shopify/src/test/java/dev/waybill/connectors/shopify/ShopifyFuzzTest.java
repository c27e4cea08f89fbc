package dev.waybill.connectors.shopify;

import dev.waybill.connector.ConnectorType.Surroundings;
import dev.waybill.connector.Signatures;
import dev.waybill.connector.webhook.RawWebhook;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.testkit.SettableClock;
import dev.waybill.testkit.fuzz.WebhookFuzz;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/** Published orders, changed in every way; how many: {@code dev.waybill.testkit.fuzz.Fuzzing}. */
@Tag("fuzz")
final class ShopifyFuzzTest {
    private static final WebhookFuzz FUZZ = new WebhookFuzz(
            new ShopifyType()
                    .connect(
                            new SystemSpec(
                                    ShopifyFixture.SHOP,
                                    "shopify",
                                    Optional.empty(),
                                    Optional.empty(),
                                    Map.of(ShopifyConnector.SHOP, ShopifyFixture.DOMAIN),
                                    Optional.empty()),
                            new Surroundings(
                                    ShopifyFixture.secrets(Map.of(Signatures.CURRENT, ShopifyFixture.SECRET)),
                                    call -> {
                                        throw new AssertionError("a webhook calls nobody");
                                    },
                                    SettableClock.atNoon())),
            genuine());

    @Property(tries = 1, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void only_what_the_shop_signed_is_believed(@ForAll Random chance) {
        FUZZ.signatures(chance.nextLong());
    }

    @Property(tries = 1, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void whatever_comes_is_about_something(@ForAll Random chance) {
        FUZZ.notices(chance.nextLong());
    }

    @Property(tries = 1, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void whatever_comes_is_an_order_or_says_why_not(@ForAll Random chance) {
        FUZZ.translations(chance.nextLong());
    }

    private static List<RawWebhook> genuine() {
        return Stream.of(
                        "orders-create--2025-10.json",
                        "orders-create--masked-12-lines-2024-01.json",
                        "orders-paid--2023-07.json",
                        "orders-updated--2024-04.json",
                        "rest-order--go-fixture.json",
                        "rest-order--line-item-properties.json",
                        "rest-order--with-transactions.json")
                .map(ShopifyFixture::body)
                .map(ShopifyFuzzTest::unwrapped)
                .map(body -> ShopifyFixture.signed("orders/updated", body))
                .toList();
    }

    /** The order itself, out of the answer of the REST API that wraps it. */
    private static Body unwrapped(Body body) {
        String text = ShopifyFixture.text(body);
        return text.startsWith("{\"order\":")
                ? Body.of(text.substring(text.indexOf('{', 1), text.lastIndexOf('}')))
                : body;
    }
}
