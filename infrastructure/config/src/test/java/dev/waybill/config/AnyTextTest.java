package dev.waybill.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever somebody saves as configuration is answered with problems that point into it, never with an exception. */
class AnyTextTest {

    @Property(tries = 500)
    void arbitrary_text_never_throws(@ForAll String text) {
        assertThat(Files.problemsOf(text)).isNotEmpty();
    }

    @Property(tries = 1000)
    void text_of_yaml_signs_never_throws(@ForAll("yamlish") String text) {
        List<String> problems = Files.problemsOf(text);

        assertThat(problems).isNotEmpty().allMatch(line -> line.matches("(?s)waybill\\.yaml:[1-9]\\d*:[1-9]\\d*: .+"));
    }

    @Property(tries = 1000)
    void a_right_file_with_any_piece_cut_out_never_throws(
            @ForAll @IntRange(max = 600) int from, @ForAll @IntRange(min = 1, max = 40) int length) {
        int start = Math.min(from, Files.RIGHT.length() - length);
        String text = Files.RIGHT.substring(0, start) + Files.RIGHT.substring(start + length);

        assertThat(Files.problemsOf(text)).doesNotContainNull();
    }

    @Provide
    Arbitrary<String> yamlish() {
        return Arbitraries.of(
                        "systems",
                        "ownership",
                        "routes",
                        ":",
                        ": ",
                        "- ",
                        "\n",
                        "\n  ",
                        "{",
                        "}",
                        "[",
                        "]",
                        "&a ",
                        "*a",
                        "!!x ",
                        "? ",
                        "\"",
                        "'",
                        "|",
                        ">",
                        "#",
                        "%",
                        "@",
                        "`",
                        "\\x",
                        "\t",
                        "~",
                        "<<",
                        "shop-*",
                        "connector",
                        "\uFEFF",
                        "\u0000",
                        "---",
                        "...",
                        ",",
                        "\uD83D\uDE00",
                        "=")
                .list()
                .ofMaxSize(30)
                .map(pieces -> String.join("", pieces));
    }
}
