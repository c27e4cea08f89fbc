package dev.waybill.functions.operatorapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.waybill.functions.operatorapi.World.Answered;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody who would like to be more than the token says. */
class ImpostorTest {
    private static final String KEY = "7c1e3f52-0001";
    private static final String REDRIVE =
            "{\"selection\":{\"of\":\"operation\",\"id\":\"op-1\"},\"why\":\"the item is there now\"}";
    private static final Map<String, String> MALLORY =
            Map.of("sub", "m-1", "cognito:username", "mallory", "cognito:groups", "[operator]");

    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cognito:groups | [approver]             | APPROVER",
                "cognito:groups | [viewer approver x]    | APPROVER",
                "roles          | [operator]             | OPERATOR",
                "roles          | viewer                 | VIEWER",
                "cognito:groups | [Approver]             |",
                "cognito:groups | [APPROVER]             |",
                "cognito:groups | [not-approver]         |",
                "cognito:groups | [never.approver]       |",
                "cognito:groups | [team/approver]        |",
                "cognito:groups | [guests,approver]      |",
                "cognito:groups | [\"approver\"]         |",
                "cognito:groups | [[approver]]           |",
                "cognito:groups | [approver\tviewer]     |",
                "cognito:groups | [ap\u200Bprover]       |",
                "cognito:groups | [\u0430pprover]        |",
                "cognito:groups | []                     |",
                "role           | approver               |",
                "groups         | [approver]             |",
                "scope          | approver               |",
                "custom:roles   | [approver]             |",
                "cognito:roles  | [approver]             |",
                "Cognito:Groups | [approver]             |",
                "username       | [approver]             |"
            })
    void a_role_is_the_very_word_in_the_very_claim(String claim, String value, String role) {
        assertThat(Caller.of(Map.of("sub", "m-1", claim, value)).role().map(Role::name))
                .isEqualTo(Optional.ofNullable(role));
    }

    @Test
    void a_name_that_a_person_may_choose_is_said_with_the_one_that_nobody_can() {
        Caller caller = Caller.of(Map.of("sub", "m-1", "preferred_username", "boss"));

        assertThat(caller.who()).isEqualTo("boss (m-1)");
        assertThat(caller.id()).isEqualTo("m-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bo\u001B[31mss", "bo\nss", "bo\u202Ess", "bo\u009Bss"})
    void a_name_steers_no_log_and_no_terminal(String name) {
        assertThat(Caller.of(Map.of("cognito:username", name)).who())
                .startsWith("bo?")
                .endsWith("ss");
    }

    @Test
    void neither_headers_nor_query_nor_a_claim_outside_of_the_token_says_who_asks() {
        Map<String, String> lies = new HashMap<>(Map.of("Idempotency-Key", KEY));
        for (String name : new String[] {"x-user", "x-forwarded-user", "cognito:groups", "roles", "x-amzn-oidc-data"}) {
            lies.put(name, "approver");
        }
        lies.put("authorization", "Bearer eyJhbGciOiJub25lIn0.eyJyb2xlcyI6WyJhcHByb3ZlciJdfQ.");
        APIGatewayV2HTTPEvent event =
                World.event(MALLORY, "POST", URI.create("/v1/approvals?roles=approver&who=boss"), REDRIVE, lies);
        APIGatewayV2HTTPEvent noToken = World.event(MALLORY, "GET", URI.create("/v1/me"), "", lies);
        noToken.getRequestContext().setAuthorizer(null);

        assertThat(world.call(event).status()).isEqualTo(403);
        assertThat(world.call(noToken).status()).isEqualTo(403);
        assertThat(world.lambda.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"command", "who", "preview", "perSecond"})
    void a_body_says_nothing_that_is_ours_to_say_not_even_twice(String name) {
        String once = REDRIVE.replace("\"why\"", "\"" + name + "\":\"x\",\"why\"");
        String twice = REDRIVE.replace("\"why\"", "\"" + name + "\":\"x\",\"" + name + "\":\"y\",\"why\"");

        assertThat(world.call(MALLORY, "/v1/redrives", KEY, once).status()).isEqualTo(400);
        assertThat(world.call(MALLORY, "/v1/redrives", KEY, twice).status()).isEqualTo(400);
        assertThat(world.lambda.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"approve\":true}",
                "{\"approve\":\"true\"}",
                "{\"approve\":1}",
                "{\"approve\":false,\"approve\":true}",
                "{\"\\u0061pprove\":true}"
            })
    void an_operator_approves_nothing_whatever_the_spelling(String edit) {
        Answered answered =
                world.call(MALLORY, "/v1/redrives", KEY, REDRIVE.replace("\"why\"", "\"edit\":" + edit + ",\"why\""));

        assertThat(answered.status()).isEqualTo(400);
        assertThat(world.lambda.asked).isEmpty();
    }

    @Test
    void nobody_gets_the_answer_to_another_s_command_by_its_key() {
        world.lambda.answers("{\"answer\":\"redriven\",\"lines\":[],\"left\":0}");
        Map<String, String> bea = Map.of("sub", "bea", "cognito:groups", "[operator]");
        Map<String, String> beaWithSign = Map.of("sub", "bea#7c1e3f52", "cognito:groups", "[operator]");
        Map<String, String> sameName =
                Map.of("sub", "m-2", "preferred_username", "bea", "cognito:groups", "[operator]");

        world.call(bea, "/v1/redrives", "7c1e3f52#12345678", REDRIVE);
        world.call(beaWithSign, "/v1/redrives", "12345678", REDRIVE);
        world.call(sameName, "/v1/redrives", "7c1e3f52#12345678", REDRIVE);
        world.call(MALLORY, "/v1/redrives", "7c1e3f52#12345678", REDRIVE);

        assertThat(world.lambda.asked).as("each was done for its own").hasSize(4);
    }
}
