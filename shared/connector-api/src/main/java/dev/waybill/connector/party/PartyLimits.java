package dev.waybill.connector.party;

/**
 * How many characters the texts of a target hold.
 *
 * @param name of a party, a person or a company
 * @param streetLine of one line of a street
 * @param streetLines how many lines there are
 * @param city and region
 * @param contact of an e-mail address or phone number
 */
public record PartyLimits(int name, int streetLine, int streetLines, int city, int contact) {
    /** Of a target that takes any text. */
    public static final PartyLimits NONE = new PartyLimits(10_000, 10_000, 100, 10_000, 10_000);
}
