package dev.waybill.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The whole product against every rule, and every rule against a snippet that breaks it. */
class ArchitectureTest {
    @Test
    void the_product_keeps_to_every_rule() {
        JavaClasses product = Repository.productClasses();

        List<String> violations =
                rules().flatMap(rule -> rule.violations(product).stream()).toList();

        assertThat(violations).isEmpty();
    }

    @Test
    void every_module_with_main_code_was_looked_at() {
        List<Path> unseen = Repository.modules().stream()
                .filter(module -> Files.isDirectory(module.resolve("src/main/java")))
                .filter(module -> !Files.isDirectory(module.resolve("target/classes")))
                .toList();

        assertThat(unseen)
                .as("modules not built before this one: name them in infrastructure/checks/pom.xml")
                .isEmpty();
    }

    @Test
    void every_rule_notices_a_snippet_that_breaks_it() {
        List<String> blind = rules().filter(rule ->
                        rule.violations(Snippet.named(rule.name()).compiled()).isEmpty())
                .map(Rule::name)
                .toList();

        assertThat(blind).isEmpty();
    }

    @Test
    void a_snippet_that_keeps_to_the_rules_passes_them_all() {
        JavaClasses clean = Snippet.named("clean").compiled();

        assertThat(rules().flatMap(rule -> rule.violations(clean).stream())).isEmpty();
    }

    private static Stream<Rule> rules() {
        return Stream.of(Walls.rules(), Habits.rules()).flatMap(List::stream);
    }
}
