package dev.waybill.local.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a shop or an ERP says to the demo is read at a terminal. */
class ScreenTest {
    private static final String EVIL = "\u001B[31mred\u001B]0;title\u0007\u009B2J\b\r\u202Egnp.exe\u200B";

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final Screen screen = new Screen(new PrintStream(shown, true, StandardCharsets.UTF_8), Clock.systemUTC());

    @Test
    void nothing_that_others_say_steers_the_terminal() {
        screen.title(EVIL);
        screen.line(EVIL);
        screen.event(EVIL, EVIL);
        screen.paragraph("why", EVIL + " " + EVIL);
        screen.table(List.of(List.of(EVIL, "1")));

        assertThat(shown.toString(StandardCharsets.UTF_8))
                .contains("\\u001b[31mred")
                .doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\n]]");
    }
}
