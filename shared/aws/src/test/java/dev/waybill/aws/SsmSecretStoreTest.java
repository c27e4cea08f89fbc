package dev.waybill.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.connector.Secret;
import dev.waybill.connector.Secrets;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.testkit.SettableClock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SsmSecretStoreTest {
    private static final String PATH = "/waybill/shop-es";

    private final LocalParameters parameters = LocalParameters.start();
    private final SettableClock clock = SettableClock.atNoon();
    private final SsmSecretStore store = new SsmSecretStore(
            AwsClients.from(Map.of(
                            "AWS_REGION", "eu-west-1",
                            "AWS_ACCESS_KEY_ID", "local",
                            "AWS_SECRET_ACCESS_KEY", "local",
                            "AWS_ENDPOINT_URL_SSM", parameters.endpoint()))
                    .parameters(),
            clock);

    @AfterEach
    void stop() {
        parameters.close();
    }

    @Test
    void a_system_s_secrets_are_one_object_read_once() {
        parameters.put(PATH, "{\"webhook-secret\":\"one\",\"webhook-secret-previous\":\"\"}");
        Secrets secrets = store.of(system(Optional.of(PATH)));
        assertThat(parameters.asked()).as("read when first asked for").isZero();

        assertThat(reveal(secrets, "webhook-secret")).contains("one");
        assertThat(reveal(secrets, "webhook-secret-previous"))
                .as("empty is not set")
                .isEmpty();
        assertThat(reveal(secrets, "user")).isEmpty();
        assertThat(parameters.asked()).isEqualTo(1);
    }

    @Test
    void a_rotation_is_seen_after_five_minutes() {
        parameters.put(PATH, "{\"webhook-secret\":\"one\"}");
        Secrets secrets = store.of(system(Optional.of(PATH)));
        reveal(secrets, "webhook-secret");

        parameters.put(PATH, "{\"webhook-secret\":\"two\"}");

        assertThat(reveal(secrets, "webhook-secret")).contains("one");
        clock.pass(Duration.ofMinutes(5));
        assertThat(reveal(secrets, "webhook-secret")).contains("two");
    }

    @Test
    void while_the_store_is_down_what_was_read_last_is_used_on() {
        parameters.put(PATH, "{\"webhook-secret\":\"one\"}");
        Secrets secrets = store.of(system(Optional.of(PATH)));
        reveal(secrets, "webhook-secret");
        clock.pass(Duration.ofMinutes(6));

        parameters.failNext(3);

        assertThat(reveal(secrets, "webhook-secret")).contains("one");
    }

    @Test
    void a_passing_fault_is_asked_again_and_a_lasting_one_is_down() {
        parameters.put(PATH, "{\"webhook-secret\":\"one\"}");
        parameters.failNext(2);
        assertThat(reveal(store.of(system(Optional.of(PATH))), "webhook-secret"))
                .contains("one");

        parameters.put("/waybill/other", "{}");
        parameters.failNext(3);

        assertThatThrownBy(() -> reveal(store.of(system(Optional.of("/waybill/other"))), "user"))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure().code()).isEqualTo(FailureCode.DOWN));
    }

    @Test
    void a_parameter_that_is_missing_or_no_object_is_named() {
        parameters.put(PATH, "just a text");
        for (String path : new String[] {PATH, "/waybill/nobody"}) {
            assertThatThrownBy(() -> reveal(store.of(system(Optional.of(path))), "user"))
                    .isInstanceOfSatisfying(FailureException.class, e -> {
                        assertThat(e.failure().code()).isEqualTo(FailureCode.SECRET_MISSING);
                        assertThat(e.failure().why()).contains(path).doesNotContain("just a text");
                    });
        }
    }

    @Test
    void a_system_without_secrets_has_none_and_nothing_is_asked() {
        assertThat(reveal(store.of(system(Optional.empty())), "user")).isEmpty();
        assertThat(parameters.asked()).isZero();
    }

    private static Optional<String> reveal(Secrets secrets, String name) {
        return secrets.find(name).map(Secret::reveal);
    }

    private static SystemSpec system(Optional<String> path) {
        return new SystemSpec(
                new SystemId("shop-es"), "woocommerce", Optional.empty(), Optional.empty(), Map.of(), path);
    }
}
