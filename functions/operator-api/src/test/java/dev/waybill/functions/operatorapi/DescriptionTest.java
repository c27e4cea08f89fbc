package dev.waybill.functions.operatorapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The description and what is there are the same. */
class DescriptionTest {
    @Test
    void every_endpoint_is_described_with_its_role_and_nothing_else_is() throws Exception {
        JsonNode description = new JsonMapper().readTree(Description.text());
        Set<String> described = new TreeSet<>();
        description.path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(method -> described.add(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey() + " "
                        + method.getValue().path("x-role").asText())));

        Set<String> there = new TreeSet<>();
        try (World world = new World()) {
            world.endpoints()
                    .forEach(endpoint -> there.add(endpoint.method() + " " + endpoint.path() + " "
                            + endpoint.needs().word()));
        }

        assertThat(described).isEqualTo(there);
        assertThat(description.path("openapi").asText()).startsWith("3.1");
    }
}
