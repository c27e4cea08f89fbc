package dev.waybill.local.day;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.local.LocalOptions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class DemoTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    @Test
    void the_day_balances_and_says_what_became_of_every_message() {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();

        Demo.Result result = Demo.play(
                LocalOptions.inMemory(ROOT), Clock.systemUTC(), new PrintStream(screen, true, StandardCharsets.UTF_8));

        String text = screen.toString(StandardCharsets.UTF_8);
        assertThat(result.isGood()).as(text).isTrue();
        assertThat(result.balance()).as(text).isEqualTo(new Balance(20, 1, 11, 2, 5, 1));
        assertThat(text)
                .contains("401 refused: not believed", "404 refused: no such system", "It balances")
                .contains("ITEM_UNKNOWN", "TOTALS_DIFFER", "TARGET_TOTALS_DIFFER", "CHANGED_AFTER_CONFIRMATION")
                .contains("BODY_UNREADABLE", "PRIVACY_REQUEST", "ANSWER_MISSING", "STALE", "DUPLICATE")
                .contains("shop-fr:820982911946154508", "send           UNCONFIRMED");
    }
}
