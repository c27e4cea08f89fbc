package dev.waybill.cli.command;

/** Words of others on our screen: they cannot control it. */
final class Plain {
    private Plain() {}

    static String text(String foreign) {
        return foreign.replaceAll("\\p{Cc}+", " ").strip();
    }

    /** {@code 1 change}, {@code 2 changes}. */
    static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
