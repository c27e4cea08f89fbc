package dev.waybill.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each case of {@code broken-files.txt}: the exact words, line and column, and nothing else. */
class BrokenFilesTest {

    @TestFactory
    Stream<DynamicTest> a_broken_file_is_refused_with_exactly_these_problems() throws IOException {
        return cases().stream()
                .map(one -> DynamicTest.dynamicTest(one.name(), () -> assertThat(Files.problemsOf(one.text()))
                        .containsExactlyElementsOf(one.expected())));
    }

    @Test
    void the_right_file_has_no_problem() {
        assertThat(Files.problemsOf(Files.RIGHT)).isEmpty();
    }

    @Test
    void ten_mistakes_are_reported_at_once_sorted_by_line() {
        String text = """
                systems:
                  Shop: { connector: webshop }
                  shop-es: { connector: webshp, market: es }
                  shop-fr: { connector: webshop, url: nowhere, secrets: "" }
                  erp: { connector: books, compny: 1 }
                ownership:
                  - { data: ordr, owner: shop-*, created-in: shop-* }
                  - { data: order.status, owner: erp, created-in: shop-*, on-conflict: fight }
                routes:
                  - { flow: orders-to-erp, from: shop-*, to: shop-fr, hold-when: [never] }
                rotes: []
                """;

        assertThat(Files.problemsOf(text))
                .extracting(line -> line.substring(0, line.indexOf(": ")))
                .containsExactly(
                        "waybill.yaml:2:3",
                        "waybill.yaml:3:25",
                        "waybill.yaml:3:41",
                        "waybill.yaml:4:39",
                        "waybill.yaml:4:57",
                        "waybill.yaml:5:3",
                        "waybill.yaml:5:28",
                        "waybill.yaml:7:13",
                        "waybill.yaml:8:72",
                        "waybill.yaml:10:46",
                        "waybill.yaml:10:67",
                        "waybill.yaml:11:1");
    }

    @Test
    void a_market_called_NO_is_norway_and_not_false() {
        Checked checked =
                Connectors.check().check(ConfigurationText.of("waybill.yaml", Files.with("market: ES", "market: NO")));

        assertThat(checked).isInstanceOfSatisfying(Checked.Ok.class, ok -> assertThat(ok.landscape()
                        .systems()
                        .getFirst()
                        .market()
                        .orElseThrow()
                        .value())
                .isEqualTo("NO"));
    }

    @Test
    void a_secret_written_by_mistake_is_not_repeated() {
        assertThat(Files.problemsOf(Files.with("secrets: /waybill/shop-es", "secrets: hunter2")))
                .noneMatch(line -> line.contains("hunter2"));
        assertThat(Files.problemsOf(Files.with("market: ES", "webhook-secret: hunter2")))
                .noneMatch(line -> line.contains("hunter2"));
    }

    private record Case(String name, String text, List<String> expected) {
        static Case of(String block) {
            String[] lines = block.split("\n", -1);
            String title = lines[0];
            String[] halves = title.split("  =>  ", 2);
            String text = title.startsWith("FILE ")
                    ? decoded(title.substring("FILE ".length()))
                    : Files.with(decoded(halves[0]), decoded(halves[1]));
            return new Case(
                    title,
                    text,
                    Arrays.stream(lines).skip(1).filter(line -> !line.isEmpty()).toList());
        }

        private static String decoded(String text) {
            return text.replace("∅", "").replace('⏎', '\n').replace('⇥', '\t').replace('␇', '\u0007');
        }
    }

    private static List<Case> cases() throws IOException {
        try (InputStream in = BrokenFilesTest.class.getResourceAsStream("broken-files.txt")) {
            String all = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(all.split("\n## ", -1)).skip(1).map(Case::of).toList();
        }
    }
}
