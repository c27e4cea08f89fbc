package dev.waybill.connector.party;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A name of a person or a company as a person compares it: without case, accents, signs and legal form, and in any order of its
 * words. Never says that two are one. Pure.
 *
 * @param words the given name first, where a comma says which it is
 * @param hasLegalForm whether it calls itself a company
 */
record Name(List<String> words, boolean hasLegalForm) {
    /** In the languages of the countries whose tax numbers are known; without dots. */
    private static final Set<String> LEGAL_FORMS = Set.of(
            "sl", "slu", "sll", "sa", "sau", "gmbh", "mbh", "ag", "kg", "ug", "ohg", "gbr", "sas", "sasu", "sarl",
            "eurl", "snc", "srl", "srls", "spa", "ltd", "limited", "llp", "plc", "llc", "inc", "corp", "lda", "bv",
            "nv", "ab", "aps", "oy", "doo", "sro", "spzoo", "kft", "ood", "eood");

    private static final Pattern DOT_OF_ABBREVIATION = Pattern.compile("(?<=\\p{L})\\.(?=\\p{L}\\b)");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern SURNAME_FIRST = Pattern.compile("([^,]+),([^,]+)");

    /** How alike two names are. */
    enum Alike {
        NO,
        /** One with an initial, with a slip of a finger, or without a second surname. */
        NEARLY,
        /** The same words. */
        YES
    }

    static Name of(String text) {
        List<String> split = split(SURNAME_FIRST.matcher(text).replaceFirst("$2 $1"));
        // Before accents are taken off: Sá is a surname, SA is none.
        List<String> plain =
                split.stream().filter(word -> !LEGAL_FORMS.contains(word)).toList();
        return new Name(
                (plain.isEmpty() ? split : plain).stream().map(Name::folded).toList(), plain.size() < split.size());
    }

    /** All words and numbers of a text, folded as those of names are. */
    static List<String> wordsOf(String text) {
        return split(text).stream().map(Name::folded).toList();
    }

    Alike alike(Name other) {
        if (words.isEmpty() || other.words().isEmpty()) {
            return Alike.NO;
        }
        String ours = String.join("", words);
        String theirs = String.join("", other.words());
        boolean same = ours.equals(theirs) || sorted(words).equals(sorted(other.words()));
        if (same && isWhole() && other.isWhole()) {
            return Alike.YES;
        }
        if (!numbers().equals(other.numbers())) {
            return Alike.NO;
        }
        boolean begins = ours.length() > theirs.length() ? other.isBeginOf(ours) : isBeginOf(theirs);
        boolean slipped = !rest().equals(other.rest()) && Typing.isOneSlip(ours, theirs);
        boolean fits = words.size() <= other.words().size()
                ? new NameWords(words, other.words()).fit()
                : new NameWords(other.words(), words).fit();
        return same || begins || slipped || fits ? Alike.NEARLY : Alike.NO;
    }

    /** Whether both call themselves the same company: the same words, and a legal form of at least one of them. */
    boolean isSameCompany(Name other) {
        return (hasLegalForm || other.hasLegalForm()) && alike(other) == Alike.YES;
    }

    /** Written together, the first words of a longer name. */
    private boolean isBeginOf(String longer) {
        return words.size() > 1 && isWhole() && longer.startsWith(String.join("", words));
    }

    /** Nobody mistypes the year of a Taller 1998 only. */
    private List<String> numbers() {
        return words.stream().filter(word -> Character.isDigit(word.charAt(0))).toList();
    }

    /** What follows the given name. */
    private List<String> rest() {
        return words.subList(1, words.size());
    }

    /** Without an initial in front: {@code I. Ruiz} is Iker and Inés. */
    private boolean isWhole() {
        return words.getFirst().length() > 1;
    }

    private static List<String> split(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>(Arrays.asList(
                BETWEEN_WORDS.split(DOT_OF_ABBREVIATION.matcher(plain).replaceAll(""))));
        words.removeIf(String::isEmpty);
        return words;
    }

    private static String folded(String word) {
        return ACCENTS.matcher(Normalizer.normalize(word, Normalizer.Form.NFKD)).replaceAll("");
    }

    private static List<String> sorted(List<String> words) {
        return words.stream().sorted().toList();
    }
}
