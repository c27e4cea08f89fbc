package dev.waybill.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is deployed by {@code samconfig.toml}, and what infrastructure/DEPLOY.md says about it, is what the template has. */
class SamConfigTest {
    private static final String CONFIG = Repository.read(Repository.ROOT.resolve("samconfig.toml"));
    private final Template template = Template.parse(Repository.read(Repository.ROOT.resolve("template.yaml")));

    @ParameterizedTest
    @ValueSource(strings = {"test", "prod"})
    void an_environment_is_a_stack_of_its_own_with_tags_and_rollback(String environment) {
        String section = section(environment);

        assertThat(section)
                .contains("stack_name = \"waybill" + (environment.equals("prod") ? "\"" : "-" + environment + "\""))
                .contains("capabilities = \"CAPABILITY_IAM\"")
                .contains("disable_rollback = false")
                .contains("tags = \"product=waybill stage=" + environment + "\"");
    }

    @Test
    void it_sets_only_parameters_that_the_template_has() {
        List<String> set = Pattern.compile("([A-Za-z0-9]+)=")
                .matcher(Pattern.compile("(?m)^(?!parameter_overrides).*$")
                        .matcher(CONFIG)
                        .replaceAll(""))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(set).isNotEmpty();
        assertThat(parameters()).containsAll(set);
    }

    @Test
    void every_parameter_is_described_in_the_template_and_in_the_page_about_deploying() {
        String page = Repository.read(Repository.ROOT.resolve("infrastructure/DEPLOY.md"));

        assertThat(template.json().path("Parameters").properties()).allSatisfy(parameter -> assertThat(
                        parameter.getValue().path("Description").asText())
                .hasSizeGreaterThan(20));
        assertThat(parameters()).allSatisfy(name -> assertThat(page).contains("| `" + name + "` |"));
    }

    private Set<String> parameters() {
        return template.json().path("Parameters").properties().stream()
                .map(parameter -> parameter.getKey())
                .collect(Collectors.toSet());
    }

    private static String section(String environment) {
        String from = CONFIG.substring(CONFIG.indexOf("[" + environment + ".deploy.parameters]") + 1);
        return from.contains("\n[") ? from.substring(0, from.indexOf("\n[")) : from;
    }
}
