package dev.waybill.connectors.tryton;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceFitTest {
    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final TaxRecord STANDARD = tax(1, "0.19");
    private static final TaxRecord REDUCED = tax(2, "0.07");

    private static TaxRecord tax(long id, String rate) {
        return new TaxRecord(id, "VAT " + rate, new BigDecimal(rate), Optional.empty(), Optional.empty());
    }

    private static PriceFit.Wish wish(String quantity, String net, TaxRecord tax, String amount) {
        return new PriceFit.Wish(
                "'X'",
                new BigDecimal(quantity),
                new BigDecimal(net),
                List.of(new PriceFit.TaxWish(tax, new BigDecimal(amount))));
    }

    private static List<String> prices(PriceFit.Fit fit) {
        return fit.parts().stream()
                .flatMap(List::stream)
                .map(part -> part.quantity() + " × " + part.unitPrice().toPlainString())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "2, 39.80, 7.56, 2 × 19.9000",
        "7, 2.33, 0.44, 7 × 0.3329",
        "3, 53.73, 10.21, 3 × 17.9100",
        "1, -2.00, -0.38, 1 × -2.0000",
        "1, 0.00, 0.00, 1 × 0.0000"
    })
    void the_price_is_the_amount_divided_by_the_quantity(String quantity, String net, String tax, String expected) {
        BigDecimal total = new BigDecimal(net).add(new BigDecimal(tax));

        PriceFit.Fit fit = new PriceFit(TaxRounding.LINE, CENT).fit(List.of(wish(quantity, net, STANDARD, tax)), total);

        assertThat(prices(fit)).containsExactly(expected);
        assertThat(fit.total()).isEqualByComparingTo(total);
    }

    /** Order 20 of the recorded deliveries: 10.21 + 0.475 = 10.685, which half to even makes 10.68. */
    @Test
    void the_fourth_digit_brings_the_tax_to_the_shop_s_cent() {
        List<PriceFit.Wish> wishes = List.of(
                wish("3", "53.73", STANDARD, "10.21"),
                wish("1", "10.80", REDUCED, "0.76"),
                wish("1", "2.50", STANDARD, "0.48"));

        PriceFit.Fit fit = new PriceFit(TaxRounding.LINE, CENT).fit(wishes, new BigDecimal("78.48"));

        assertThat(prices(fit)).containsExactly("3 × 17.9100", "1 × 10.8000", "1 × 2.5001");
        assertThat(fit.total()).isEqualByComparingTo("78.48");
    }

    @Test
    void taxes_rounded_once_for_the_document_are_met_too() {
        List<PriceFit.Wish> wishes = List.of(
                wish("3", "53.73", STANDARD, "10.21"),
                wish("1", "10.80", REDUCED, "0.76"),
                wish("1", "2.50", STANDARD, "0.48"));

        PriceFit.Fit fit = new PriceFit(TaxRounding.DOCUMENT, CENT).fit(wishes, new BigDecimal("78.48"));

        assertThat(fit.total()).isEqualByComparingTo("78.48");
        assertThat(fit.net()).isEqualByComparingTo("67.03");
    }

    @Test
    void a_line_that_no_price_meets_is_split_in_two() {
        PriceFit.Fit fit = new PriceFit(TaxRounding.LINE, CENT)
                .fit(List.of(wish("300", "100.00", STANDARD, "19.00")), new BigDecimal("119.00"));

        assertThat(prices(fit)).containsExactly("200 × 0.3333", "100 × 0.3334");
        assertThat(fit.total()).isEqualByComparingTo("119.00");
    }

    @Test
    void amounts_the_shop_did_not_round_add_up_to_its_rounded_total() {
        List<PriceFit.Wish> wishes = List.of(
                wish("1", "8.2645", STANDARD, "1.5703"),
                wish("1", "8.2645", STANDARD, "1.5703"),
                wish("1", "8.2645", STANDARD, "1.5703"));

        PriceFit.Fit fit = new PriceFit(TaxRounding.LINE, CENT).fit(wishes, new BigDecimal("29.50"));

        assertThat(fit.net()).isEqualByComparingTo("24.79");
        assertThat(fit.total()).isEqualByComparingTo("29.50");
    }

    @Test
    void a_tax_that_no_price_explains_shows_in_the_total() {
        List<PriceFit.Wish> wishes = List.of(wish("1", "100.00", STANDARD, "21.00"));

        PriceFit.Fit fit = new PriceFit(TaxRounding.LINE, CENT).fit(wishes, new BigDecimal("121.00"));

        assertThat(fit.total()).isEqualByComparingTo("119.00");
        assertThat(PriceFit.widest(wishes))
                .isEqualTo("line 'X' of 100.00 has 21.00 of 'VAT 0.19' in the shop, and by its rate 19");
    }

    /** A shop that rounds each line half up, with up to eight lines of up to 400 pieces. The seed is fixed. */
    @ParameterizedTest
    @CsvSource({"LINE", "DOCUMENT"})
    void a_thousand_made_up_orders_keep_every_line_s_amount(TaxRounding rounding) {
        Random random = new Random(42);
        int exact = 0;
        for (int i = 0; i < 1000; i++) {
            List<PriceFit.Wish> wishes = Stream.generate(() -> madeUp(random))
                    .limit(1 + random.nextInt(8))
                    .toList();
            BigDecimal net = wishes.stream().map(PriceFit.Wish::net).reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal tax = wishes.stream()
                    .map(wish -> wish.taxes().getFirst().amount())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);

            PriceFit.Fit fit = new PriceFit(rounding, CENT).fit(wishes, net.add(tax));

            assertThat(fit.net()).as("order " + i).isEqualByComparingTo(net);
            exact += fit.total().compareTo(net.add(tax)) == 0 ? 1 : 0;
        }
        assertThat(exact)
                .as("orders that come to the cent")
                .isGreaterThanOrEqualTo(rounding == TaxRounding.LINE ? 990 : 800);
    }

    private static PriceFit.Wish madeUp(Random random) {
        BigDecimal net = BigDecimal.valueOf(1 + random.nextInt(50_000), 2);
        TaxRecord tax = random.nextInt(4) == 0 ? REDUCED : STANDARD;
        BigDecimal amount = net.multiply(tax.rate()).setScale(2, RoundingMode.HALF_UP);
        return wish(
                Integer.toString(1 + random.nextInt(random.nextInt(10) == 0 ? 400 : 5)),
                net.toString(),
                tax,
                amount.toString());
    }
}
