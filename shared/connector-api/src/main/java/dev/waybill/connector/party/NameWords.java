package dev.waybill.connector.party;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Whether each of the fewer words of a name has one of its own among the more of another: the same, one with a slip of a finger, or, for
 * the first, its initial.
 */
record NameWords(List<String> fewer, List<String> more) {
    /** A shorter word tells nothing, and differs from another by a letter too easily: Leo and Lea. */
    private static final int SHORTEST = 3;

    private static final String VOWELS = "aeiou";

    boolean fit() {
        return fewer.size() > 1 && fits(0, more, false);
    }

    /** From that word on; one of them must tell more than an initial does. */
    private boolean fits(int at, List<String> left, boolean tells) {
        if (at == fewer.size()) {
            return tells;
        }
        String word = fewer.get(at);
        return IntStream.range(0, left.size()).anyMatch(i -> {
            String other = left.get(i);
            boolean sameWord = word.equals(other) || isMistyped(word, other, at == 0);
            boolean initial = at == 0 && other.equals(more.getFirst()) && isInitial(word, other);
            return (sameWord || initial)
                    && fits(at + 1, without(i, left), tells || (sameWord && word.length() >= SHORTEST));
        });
    }

    private static List<String> without(int i, List<String> words) {
        return Stream.concat(words.subList(0, i).stream(), words.subList(i + 1, words.size()).stream())
                .toList();
    }

    private static boolean isInitial(String one, String other) {
        return (one.length() == 1 || other.length() == 1) && one.charAt(0) == other.charAt(0);
    }

    private static boolean isMistyped(String one, String other, boolean given) {
        boolean tooShort = Math.min(one.length(), other.length()) < SHORTEST
                || (one.length() == SHORTEST && other.length() == SHORTEST && !Typing.isSwap(one, other));
        return !tooShort && Typing.isOneSlip(one, other) && !(given && isOfTheOtherSex(one, other));
    }

    /** Julio and Julia, Daniel and Daniela are two people, not a slip: what parts them is a vowel at the end. */
    private static boolean isOfTheOtherSex(String one, String other) {
        return stem(one).equals(stem(other));
    }

    private static String stem(String word) {
        return VOWELS.indexOf(word.charAt(word.length() - 1)) < 0 ? word : word.substring(0, word.length() - 1);
    }
}
