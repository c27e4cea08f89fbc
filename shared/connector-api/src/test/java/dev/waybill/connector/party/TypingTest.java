package dev.waybill.connector.party;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one slip of a finger is, and what is more than that. */
class TypingTest {
    @ParameterizedTest
    @ValueSource(strings = {"ab", "ana.ruiz@mail.example", "aabbaa", "612345678", "aaaa"})
    void one_slip_anywhere_is_one_from_either_side_and_more_is_not(String text) {
        for (int at = 0; at < text.length() - 1; at++) {
            String swapped = text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
            String more = text.substring(0, at) + "#" + text.substring(at);
            String less = text.substring(0, at) + text.substring(at + 1);
            String other = text.substring(0, at) + "#" + text.substring(at + 1);

            for (String slip : new String[] {text, swapped, more, less, other}) {
                assertThat(Typing.isOneSlip(text, slip)).as(slip).isTrue();
                assertThat(Typing.isOneSlip(slip, text)).as(slip).isTrue();
                assertThat(Typing.isOneSlip(text, "yz" + slip))
                        .as("two and " + slip)
                        .isFalse();
            }
            assertThat(Typing.isOneSlip(text, other + "y")).as(other + "y").isFalse();
            assertThat(Typing.isOneSlip(other + "y", text)).as(other + "y").isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a"})
    void the_shortest_texts_are_compared_too(String text) {
        assertThat(Typing.isOneSlip(text, text)).isTrue();
        assertThat(Typing.isOneSlip(text, "")).isTrue();
        assertThat(Typing.isOneSlip("", text)).isTrue();
        assertThat(Typing.isSwap(text, text)).isFalse();
    }
}
