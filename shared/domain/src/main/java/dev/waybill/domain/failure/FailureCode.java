package dev.waybill.domain.failure;

/** Every failure Waybill can report, by a stable name; each has a page in {@code infrastructure/runbooks}. */
public enum FailureCode {
    SIGNATURE_MISSING(FailureKind.UNAUTHENTIC),
    SIGNATURE_WRONG(FailureKind.UNAUTHENTIC),

    /** The bytes are not JSON (broken text, wrong encoding, beyond a limit). */
    BODY_UNREADABLE(FailureKind.MALFORMED),
    /** A field that is needed is not there. */
    FIELD_MISSING(FailureKind.MALFORMED),
    /** A field is there but is not what it should be. */
    FIELD_WRONG(FailureKind.MALFORMED),
    /** The body was too large to carry; it was refused with 413. */
    BODY_TOO_LARGE(FailureKind.MALFORMED),

    /** The target understood and said no, for a reason of its own. */
    TARGET_REFUSED(FailureKind.REFUSED),

    /** The target has no item with that number. */
    ITEM_UNKNOWN(FailureKind.UNDECIDED),
    /** The target has no tax that fits, or several. */
    TAX_UNKNOWN(FailureKind.UNDECIDED),
    /** The target does not know this currency, country or other master data that the order names. */
    MASTER_DATA_UNKNOWN(FailureKind.UNDECIDED),
    /** The order's parts do not add up to the shop's own total. */
    TOTALS_DIFFER(FailureKind.UNDECIDED),
    /** The target computed another total than the shop. */
    TARGET_TOTALS_DIFFER(FailureKind.UNDECIDED),
    /** What was invoiced and credited for an order is not what its buyer paid and got back. */
    DOCUMENT_TOTALS_DIFFER(FailureKind.UNDECIDED),
    /** The order matches a hold condition of the route. */
    HOLD_CONDITION(FailureKind.UNDECIDED),
    /** The order changed in the shop after the target had confirmed it. */
    CHANGED_AFTER_CONFIRMATION(FailureKind.UNDECIDED),
    /** The order was cancelled in the shop after the target had begun to process it. */
    CANCELLED_AFTER_PROCESSING(FailureKind.UNDECIDED),
    /** Two systems disagree on a facet whose rule says {@code ask}. */
    OWNERSHIP_ASK(FailureKind.UNDECIDED),
    /** What identifies a customer leads to several in the target, or to one that something else speaks against. */
    PARTY_AMBIGUOUS(FailureKind.UNDECIDED),
    /** Nothing exact leads to a customer in the target, but somebody there looks like it. */
    PARTY_RESEMBLES(FailureKind.UNDECIDED),
    /** A customer's tax id, postal code or country is none, or a text is too long for the target. */
    PARTY_UNFIT(FailureKind.UNDECIDED),
    /** A shop made two customers one that are two in the target. */
    PARTY_MERGED(FailureKind.UNDECIDED),
    /** A shop passes on a privacy request that a person must answer. */
    PRIVACY_REQUEST(FailureKind.UNDECIDED),
    /** A system sends nothing for so long that it cannot be chance. */
    SOURCE_SILENT(FailureKind.UNDECIDED),
    /** Prices wait for the people who may let them go live. */
    PRICES_TO_APPROVE(FailureKind.UNDECIDED),
    /** Some prices of a set could not be published or undone. */
    PRICES_LEFT(FailureKind.UNDECIDED),

    WEBHOOKS_STOPPED(FailureKind.MISCONFIGURED),
    /** Things change in a system, and no webhook tells of them. */
    WEBHOOKS_SILENT(FailureKind.MISCONFIGURED),
    CREDENTIALS_REFUSED(FailureKind.MISCONFIGURED),
    SECRET_MISSING(FailureKind.MISCONFIGURED),
    SETTING_WRONG(FailureKind.MISCONFIGURED),
    ENDPOINT_UNKNOWN(FailureKind.MISCONFIGURED),
    CAPABILITY_MISSING(FailureKind.MISCONFIGURED),
    ROUTE_MISSING(FailureKind.MISCONFIGURED),

    /** Could not be reached at all. */
    UNREACHABLE(FailureKind.UNAVAILABLE),
    /** Asked us to come later (429, or a product's own way of saying it). */
    TOO_BUSY(FailureKind.UNAVAILABLE),
    /** Says it is down or locked (503 and the like), or failed while we only read. */
    DOWN(FailureKind.UNAVAILABLE),
    /** Not even asked: its circuit is open, because it failed again and again. */
    CIRCUIT_OPEN(FailureKind.UNAVAILABLE),

    /** We sent a write and no usable answer came. */
    ANSWER_MISSING(FailureKind.UNCONFIRMED),
    /** The queue set a message aside that nobody came to an end with. */
    GIVEN_UP_BY_QUEUE(FailureKind.UNCONFIRMED),

    /** The target changed the thing between our reading and our writing. */
    TARGET_CHANGED(FailureKind.CONFLICTING),

    DEFECT(FailureKind.DEFECT),
    /** Carrying it ended without a word several times: out of time, out of memory, nested too deep. */
    POISON(FailureKind.DEFECT);

    private final FailureKind kind;

    FailureCode(FailureKind kind) {
        this.kind = kind;
    }

    public FailureKind kind() {
        return kind;
    }

    /**
     * Whether a person can let pass what was held for it, as it is. What cannot be carried as it is (an unknown item) or must
     * never be (money that does not add up) is corrected or dismissed instead.
     */
    public boolean isApprovable() {
        return this == HOLD_CONDITION || this == OWNERSHIP_ASK || this == DOCUMENT_TOTALS_DIFFER || this == PARTY_UNFIT;
    }
}
