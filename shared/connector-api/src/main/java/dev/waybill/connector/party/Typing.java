package dev.waybill.connector.party;

/** What one slip of a finger makes of a text: a letter more, a letter less, another letter, or two neighbours swapped. Pure. */
final class Typing {
    private Typing() {}

    /** Whether one slip at most parts the two. */
    static boolean isOneSlip(String one, String other) {
        return one.equals(other) || isSwap(one, other) || isOneLetter(one, other);
    }

    /** Whether two neighbours are swapped, and nothing else. */
    static boolean isSwap(String one, String other) {
        int at = begin(one, other);
        return one.length() == other.length()
                && at + 1 < one.length()
                && one.charAt(at) == other.charAt(at + 1)
                && one.charAt(at + 1) == other.charAt(at)
                && one.substring(at + 2).equals(other.substring(at + 2));
    }

    /** Of two that differ. */
    private static boolean isOneLetter(String one, String other) {
        int more = one.length() - other.length();
        int at = begin(one, other);
        return Math.abs(more) <= 1
                && one.substring(more >= 0 ? at + 1 : at).equals(other.substring(more <= 0 ? at + 1 : at));
    }

    /** With how many letters both begin. */
    private static int begin(String one, String other) {
        int at = 0;
        while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at;
    }
}
