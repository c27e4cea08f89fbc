package dev.waybill.config.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/** Phrases that problems share. */
public final class Words {
    private static final int LONGEST_QUOTE = 60;

    private Words() {}

    /** The value as it stands in the file, shortened; what cannot be printed is shown as {@code ?}. */
    public static String quoted(String value) {
        String line = value.replaceAll("\\p{Cc}+", "?");
        return "'" + (line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "…") + "'";
    }

    /** {@code write 'owner'} if that is probably what was meant, else {@code use one of: …}. */
    public static String choose(String written, Collection<String> known) {
        return nearest(written, known)
                .map(name -> "did you mean '" + name + "'?")
                .orElseGet(() -> oneOf(known));
    }

    private static String oneOf(Collection<String> known) {
        return switch (known.size()) {
            case 0 -> "remove it";
            case 1 -> "write '" + known.iterator().next() + "'";
            default -> "use one of: " + known.stream().sorted().collect(Collectors.joining(", "));
        };
    }

    /** The known word that differs in the fewest letters; empty if none is near. */
    static Optional<String> nearest(String written, Collection<String> known) {
        int near = Math.max(1, written.length() / 3);
        return known.stream()
                .filter(name -> Math.abs(name.length() - written.length()) <= near)
                .filter(name -> distance(written, name) <= near)
                .min(Comparator.comparingInt((String name) -> distance(written, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** How many letters must be added, removed, changed or swapped with their neighbour. */
    private static int distance(String left, String right) {
        int[][] cost = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, i, j, left, right);
            }
        }
        return cost[left.length()][right.length()];
    }

    private static int cheapest(int[][] cost, int i, int j, String left, String right) {
        boolean same = left.charAt(i - 1) == right.charAt(j - 1);
        int best = Math.min(cost[i - 1][j - 1] + (same ? 0 : 1), Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1
                && j > 1
                && left.charAt(i - 1) == right.charAt(j - 2)
                && left.charAt(i - 2) == right.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
