package dev.waybill.connectors.woocommerce;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * The lines' amounts in whole cents. Where a shop rounds only at the end (its setting "round tax at subtotal level"), the
 * cents that it shows per line need not add up to its total; the unrounded ones behind them do. Then, and only then, the
 * lines are rounded to neighbouring cents that reach the total.
 */
final class Nets {
    private Nets() {}

    /**
     * What to charge per line, in the order of the lines.
     *
     * @param due what lines, charges and taxes must add up to
     * @param taxes sum of all taxes as rounded
     */
    static List<BigDecimal> ofLines(List<Part> parts, BigDecimal due, BigDecimal taxes, int decimals) {
        List<Part> lines = parts.stream()
                .filter(part -> part.section() == Part.Section.LINES)
                .toList();
        List<BigDecimal> shown = lines.stream().map(Part::net).toList();
        BigDecimal charges = Apportionment.total(parts.stream()
                .filter(part -> part.section() != Part.Section.LINES)
                .map(Part::net)
                .toList());
        BigDecimal forLines = due.subtract(charges).subtract(taxes);
        if (forLines.compareTo(Apportionment.total(shown)) == 0 || !unroundedReach(parts, due, decimals)) {
            return shown;
        }
        return Apportionment.reach(forLines, lines.stream().map(Part::exactNet).toList(), decimals)
                .orElse(shown);
    }

    private static boolean unroundedReach(List<Part> parts, BigDecimal due, int decimals) {
        BigDecimal nets = Apportionment.total(parts.stream().map(Part::exactNet).toList());
        BigDecimal taxes = Apportionment.total(parts.stream()
                .flatMap(part -> part.taxes().stream())
                .map(Part.Share::exact)
                .toList());
        return nets.add(taxes).setScale(decimals, RoundingMode.HALF_UP).compareTo(due) == 0;
    }
}
