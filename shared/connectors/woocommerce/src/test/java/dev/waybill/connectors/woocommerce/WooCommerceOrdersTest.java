package dev.waybill.connectors.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waybill.connector.ConnectorType.Surroundings;
import dev.waybill.connector.Secret;
import dev.waybill.connector.http.JdkHttpDoor;
import dev.waybill.connector.order.OrderReader;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the shop answers when it is asked for an order, and what that means. */
class WooCommerceOrdersTest {
    private static final SubjectRef ORDER = new SubjectRef(EntityKind.ORDER, Shop.ID, "18");

    private final RestShop shop = new RestShop();

    @AfterEach
    void closes() {
        shop.close();
    }

    @ParameterizedTest
    @CsvSource({"401,CREDENTIALS_REFUSED", "403,CREDENTIALS_REFUSED", "429,TOO_BUSY", "500,DOWN", "503,DOWN"})
    void each_answer_is_the_failure_it_means(int status, FailureCode code) {
        shop.answersOnly(status);

        Failure failure = failure(reader(shop.url(), RestShop.SECRETS));

        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(failure.toString()).doesNotContain("cs_2").doesNotContain("ck_1");
    }

    @Test
    void without_a_key_it_says_which_secret_is_missing() {
        assertThat(failure(reader(shop.url(), Map.of())).code()).isEqualTo(FailureCode.SECRET_MISSING);
    }

    @Test
    void an_id_that_no_order_has_is_not_even_asked_for() {
        shop.answersOnly(500);

        assertThat(reader(shop.url(), RestShop.SECRETS)
                        .read(new SubjectRef(EntityKind.ORDER, Shop.ID, "../../customers/1")))
                .isEmpty();
    }

    private static Failure failure(OrderReader reader) {
        return catchThrowableOfType(FailureException.class, () -> reader.read(ORDER))
                .failure();
    }

    private static OrderReader reader(String url, Map<String, String> secrets) {
        SystemSpec system = new SystemSpec(
                Shop.ID, "woocommerce", Optional.empty(), Optional.empty(), Map.of("url", url), Optional.of("/x"));
        return new WooCommerceType()
                .connect(
                        system,
                        new Surroundings(
                                name -> Optional.ofNullable(secrets.get(name)).map(Secret::new),
                                new JdkHttpDoor(Duration.ofSeconds(2)),
                                Clock.systemUTC()))
                .orderReader();
    }
}
