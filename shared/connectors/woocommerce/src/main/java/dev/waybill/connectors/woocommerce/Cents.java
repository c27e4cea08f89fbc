package dev.waybill.connectors.woocommerce;

import dev.waybill.connectors.woocommerce.Part.Share;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An order's amounts in whole cents, as the shop meant them. A shop keeps taxes, and nets taken out of gross prices, with
 * more decimals. It rounds them per line, or by its setting "round tax at subtotal level" only at the end; the body does
 * not say which (woocommerce {@code includes/abstracts/abstract-wc-order.php}, update_taxes and calculate_totals).
 *
 * <ol>
 *   <li>The shares of each tax rate go to neighbouring cents that add up to the shop's own sum of that rate: whichever way
 *       the shop rounds, they come out as it computed them.
 *   <li>If parts and total then differ, but the unrounded amounts, rounded once, are the total, the shop rounds at the end:
 *       the cents go to the largest remainders, between the sums first, within each sum then.
 *   <li>Else nothing is bent, and the control totals show the difference.
 * </ol>
 */
final class Cents {
    /** Shares that the shop sums and rounds together. */
    private record Group(String rate, boolean shipping) {}

    private final List<Part> lines;
    private final BigDecimal charges;
    private final Map<Group, List<Share>> groups = new LinkedHashMap<>();
    private final int decimals;
    private final Map<String, BigDecimal> taxByPath = new HashMap<>();
    private List<BigDecimal> nets;

    /** @param due what lines, charges and taxes must add up to */
    Cents(List<Part> parts, Rates rates, BigDecimal due, int decimals) {
        this.decimals = decimals;
        this.lines = parts.stream().filter(Part::isLine).toList();
        this.charges = Apportionment.total(
                parts.stream().filter(part -> !part.isLine()).map(Part::net).toList());
        this.nets = lines.stream().map(Part::net).toList();
        for (Part part : parts) {
            for (Share share : part.taxes()) {
                Group group = new Group(rates.idOf(share), part.isShipping());
                groups.computeIfAbsent(group, none -> new ArrayList<>()).add(share);
            }
        }
        groups.forEach((group, shares) -> round(shares, stated(group, shares, rates)));
        if (sum().compareTo(due) != 0 && roundedOnce().compareTo(due) == 0) {
            roundAtTheEnd(due);
        }
    }

    /** What each line costs without tax, in the order of the lines. */
    List<BigDecimal> nets() {
        return nets;
    }

    BigDecimal tax(Share share) {
        return taxByPath.getOrDefault(share.path(), share.exact());
    }

    private BigDecimal stated(Group group, List<Share> shares, Rates rates) {
        return rates.find(group.rate())
                .map(rate -> group.shipping() ? rate.shipping() : rate.cart())
                .orElseGet(() -> exact(shares));
    }

    private void round(List<Share> shares, BigDecimal sum) {
        List<BigDecimal> exact = shares.stream().map(Share::exact).toList();
        List<BigDecimal> rounded = Apportionment.reach(sum, exact, decimals)
                .orElseGet(() -> exact.stream().map(this::nearest).toList());
        for (int i = 0; i < shares.size(); i++) {
            taxByPath.put(shares.get(i).path(), rounded.get(i));
        }
    }

    private void roundAtTheEnd(BigDecimal due) {
        List<BigDecimal> unrounded = lines.stream().map(Part::exactNet).toList();
        List<BigDecimal> sums = new ArrayList<>(List.of(Apportionment.total(unrounded)));
        groups.values().forEach(shares -> sums.add(exact(shares)));
        Apportionment.reach(due.subtract(charges), sums, decimals).ifPresent(rounded -> {
            nets = Apportionment.reach(rounded.getFirst(), unrounded, decimals).orElse(nets);
            int i = 1;
            for (List<Share> shares : groups.values()) {
                round(shares, rounded.get(i++));
            }
        });
    }

    private BigDecimal sum() {
        return Apportionment.total(nets).add(charges).add(Apportionment.total(List.copyOf(taxByPath.values())));
    }

    private BigDecimal roundedOnce() {
        BigDecimal taxes =
                Apportionment.total(groups.values().stream().map(Cents::exact).toList());
        BigDecimal unrounded =
                Apportionment.total(lines.stream().map(Part::exactNet).toList());
        return nearest(unrounded.add(charges).add(taxes));
    }

    private BigDecimal nearest(BigDecimal amount) {
        return amount.setScale(decimals, RoundingMode.HALF_UP);
    }

    private static BigDecimal exact(List<Share> shares) {
        return Apportionment.total(shares.stream().map(Share::exact).toList());
    }
}
