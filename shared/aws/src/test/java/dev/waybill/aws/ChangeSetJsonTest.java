package dev.waybill.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.item.ItemField;
import dev.waybill.domain.item.Limit;
import dev.waybill.domain.item.LineKey;
import dev.waybill.domain.item.LineState;
import dev.waybill.domain.item.PriceLine;
import dev.waybill.domain.item.Value;
import dev.waybill.domain.money.Money;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChangeSetJsonTest {
    /** As the table holds it since before there were other fields than prices. */
    @Test
    void a_line_that_an_older_waybill_wrote_is_a_price_and_a_price_is_written_as_it_was_then() {
        String then = "{\"lines\":[{\"sku\":\"MUG\",\"before\":{\"amount\":\"12.1\",\"currency\":\"EUR\"},"
                + "\"after\":{\"amount\":\"1.21\",\"currency\":\"EUR\"},\"how\":\"1.00 EUR plus 21 % tax\","
                + "\"limits\":[\"price-change-over\"],\"state\":\"OPEN\",\"approvers\":[\"anna\"],\"note\":\"\"}]}";

        List<PriceLine> lines = ChangeSetJson.readLines(then);

        assertThat(lines)
                .containsExactly(new PriceLine(
                        new LineKey("MUG", ItemField.PRICE),
                        Optional.of(new Value.Price(Money.of("12.10", "EUR"))),
                        new Value.Price(Money.of("1.21", "EUR")),
                        "1.00 EUR plus 21 % tax",
                        Set.of(Limit.PRICE_CHANGE_OVER),
                        LineState.OPEN,
                        List.of("anna"),
                        ""));
        assertThat(ChangeSetJson.writeLines(lines)).isEqualTo(then);
    }
}
