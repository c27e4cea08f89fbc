package dev.waybill.local.day;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.local.LocalOptions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
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
        Balance balance = result.balance();
        assertThat(List.of(balance.repeated(), balance.held(), balance.failed()))
                .as(text)
                .containsExactly(1L, 5L, 1L);
        assertThat(balance.asked())
                .as("at least the order whose webhook was lost")
                .isPositive();
        assertThat(text)
                .contains("401 refused: not believed", "404 refused: no such system", "It balances")
                .contains("ITEM_UNKNOWN", "TOTALS_DIFFER", "TARGET_TOTALS_DIFFER", "CHANGED_AFTER_CONFIRMATION")
                .contains("BODY_UNREADABLE", "PRIVACY_REQUEST", "ANSWER_MISSING", "STALE", "DUPLICATE")
                .contains("shop-fr:820982911946154508", "send           UNCONFIRMED");
        stockIsShownWithItsFormula(text);
        paperIsTold(text);
        customersAreOne(text);
    }

    private static void customersAreOne(String text) {
        assertThat(text)
                .contains("party 2 delivered: created as C00001", "party 7 delivered: C00001")
                .contains("party 3 HELD for a person, PARTY_RESEMBLES")
                .containsPattern("resembles C00001 \\(one typing error in the\\s+e-mail, the same name,")
                .contains("party 3 delivered: C00001")
                .containsPattern("C00001 +shop-es:2, shop-es:3, shop-fr:7 +2 +3");
        assertThat(text).as("one party of all three").doesNotContain("C00002");
    }

    private static void stockIsShownWithItsFormula(String text) {
        assertThat(text)
                .containsPattern(
                        "stock TS-BLUE delivered: showed \\d+, written: erp available 24 − safety stock 1 = 23")
                .contains("shows 23 TS-BLUE", "shows 99 PEN-RED, typed by hand")
                .contains("PEN-RED shows 99 and should show 19: erp available 20 − safety stock 1 = 19")
                .contains("stock PEN-RED delivered: showed 99, written: erp available 20", "shows 19 PEN-RED")
                .contains("order 128, paid, 53.19 EUR; its webhook is lost", "order 128 delivered: created as");
    }

    private static void paperIsTold(String text) {
        assertThat(text)
                .contains("document shop-es:18 delivered: shown: delivery note DN00001")
                .contains("order 18 has the note \"Delivery note DN00001, tracking PKT1001\"")
                .contains("order 18 has the note \"Delivery note DN00002, tracking PKT1002\"")
                .contains("order 18 has the note \"Invoice INV00001\"", "order 18 is completed")
                .contains("document shop-es:18 HELD for a person, DOCUMENT_TOTALS_DIFFER")
                .containsPattern("charged 43\\.19 EUR .*\n?.*paid 53\\.19 EUR")
                .contains("document shop-es:18 delivered: shown: credit note CN00001 (10.00 EUR)");
    }
}
