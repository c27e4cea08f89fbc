package dev.waybill.functions.operatorapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.functions.operatorapi.World.Answered;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The connection to a system, tested by people. */
class SystemsTest {
    private static final String CHECKS = "/v1/systems/shop-es/checks";

    private final World world = new World();

    @AfterEach
    void ends() {
        world.close();
    }

    @Test
    void a_test_is_for_operators_and_needs_no_key_and_no_reason() {
        world.lambda.answers("{\"answer\":\"tested\",\"system\":\"shop-es\",\"at\":\"2026-11-23T12:00:00Z\",\"checks\":"
                + "[{\"what\":\"lists its orders\",\"well\":true,\"found\":\"none changed\",\"next\":\"\"}]}");

        assertThat(world.post("viewer", CHECKS, "", "{}").status()).isEqualTo(403);
        assertThat(world.lambda.asked).isEmpty();
        Answered answered = world.post("operator", CHECKS, "", "{}");

        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.body().path("checks").path(0).path("found").asText())
                .isEqualTo("none changed");
        assertThat(world.lambda.asked)
                .singleElement()
                .asString()
                .contains(
                        "\"command\":\"test-connection\"",
                        "\"system\":\"shop-es\"",
                        "\"who\":\"bea\"",
                        "\"why\":\"a test of the connection\"");
    }

    @Test
    void what_is_no_system_is_said_without_asking_anybody_or_as_it_was_refused() {
        assertThat(world.post("operator", "/v1/systems/No%20System/checks", "", "{}")
                        .status())
                .isEqualTo(400);
        assertThat(world.lambda.asked).isEmpty();
        world.lambda.answers("{\"answer\":\"refused\",\"why\":\"there is no system 'shop-xx'\",\"next\":\"name one\"}");

        Answered refused = world.post("operator", "/v1/systems/shop-xx/checks", "", "{}");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("detail").asText()).isEqualTo("there is no system 'shop-xx'");
    }
}
