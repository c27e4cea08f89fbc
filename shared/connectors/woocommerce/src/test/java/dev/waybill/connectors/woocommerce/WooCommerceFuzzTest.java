package dev.waybill.connectors.woocommerce;

import dev.waybill.connector.Signatures;
import dev.waybill.connector.webhook.RawWebhook;
import dev.waybill.testkit.fuzz.WebhookFuzz;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/** Recorded orders, changed in every way; how many: {@code dev.waybill.testkit.fuzz.Fuzzing}. */
@Tag("fuzz")
final class WooCommerceFuzzTest {
    private static final String SECRET = "only-for-tests-77";
    private static final WebhookFuzz FUZZ =
            new WebhookFuzz(Shop.withSecrets(Map.of(Signatures.CURRENT, SECRET)), genuine());

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
        return Recording.signed().stream()
                .filter(recording -> recording.topic().startsWith("order."))
                .map(recording -> recording.withHeader(
                        WooCommerceWebhooks.SIGNATURE,
                        Base64.getEncoder()
                                .encodeToString(Signatures.hmac(
                                        SECRET.getBytes(StandardCharsets.UTF_8),
                                        recording.webhook().body().bytes()))))
                .toList();
    }
}
