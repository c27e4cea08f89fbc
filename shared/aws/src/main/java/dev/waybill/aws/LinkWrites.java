package dev.waybill.aws;

import dev.waybill.domain.message.Version;
import dev.waybill.engine.erasure.Forgotten;
import dev.waybill.engine.ledger.Claim;
import dev.waybill.engine.ledger.Entry;
import dev.waybill.engine.ledger.LinkState;
import dev.waybill.engine.ledger.OpenItem;
import dev.waybill.engine.ledger.Opened;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The conditional changes of a link. The claim's condition is {@code ClaimRules.objection} turned round, in DynamoDB's words; a
 * comparison with a missing attribute is false there, so a link that does not exist yet is won. The end's attributes are
 * {@code LinkRules.recorded} in the same way.
 */
final class LinkWrites {
    private static final String[] OPENED = {"open", "openSince", "retried"};

    private LinkWrites() {}

    /** Takes the lease if the rules allow it. */
    static ItemChange claim(Claim claim) {
        ItemChange change = new ItemChange()
                .set("state", LinkState.CLAIMED.name())
                .set("owner", claim.operation().value())
                .set("until", new Version(claim.leaseUntil()).sortable())
                .add("attempts", 1)
                .add("unfinished", 1);
        isFree(change, claim);
        change.onlyIf("attribute_not_exists(#erased)", "erased");
        isNotStale(change, claim);
        isNoRepeat(change, claim);
        return change;
    }

    private static void isFree(ItemChange change, Claim claim) {
        change.value("now", new Version(claim.now()).sortable())
                .onlyIf("attribute_not_exists(#until) OR #until <= :now", "until");
    }

    private static void isNotStale(ItemChange change, Claim claim) {
        claim.version().ifPresent(version -> change.value("version", version.sortable())
                .onlyIf("attribute_not_exists(#version) OR #version <= :version", "version"));
    }

    private static void isNoRepeat(ItemChange change, Claim claim) {
        change.value("content", claim.contentHash());
        List<String> unrepeatable = new ArrayList<>();
        for (LinkState state : LinkState.values()) {
            if (state.isDecided() && !(claim.redriven() && state.isOpen())) {
                change.value(state.name(), state.name());
                unrepeatable.add(":" + state);
            }
        }
        String sameVersion = claim.version().isEmpty() ? "" : "#version = :version AND ";
        change.onlyIf(
                "NOT (#content = :content AND " + sameVersion + "#state IN (" + String.join(", ", unrepeatable) + "))",
                "content",
                "state");
    }

    /**
     * Writes the end if the lease is still the claim's own.
     *
     * @param numbers all by which it can be found from now on
     * @param opened why it waits to be settled from now on
     */
    static ItemChange record(Entry entry, Set<String> numbers, Optional<Opened> opened) {
        Claim claim = entry.claim();
        ItemChange change = new ItemChange()
                .set("state", entry.state().name())
                .set("latest", OperationJson.write(entry.operation()))
                .remove("owner", "until", "unfinished")
                .value("mine", claim.operation().value())
                .onlyIf("#owner = :mine", "owner");
        if (entry.state().isDecided()) {
            change.set("content", claim.contentHash()).remove("attempts");
            entry.told().ifPresentOrElse(told -> change.set("told", told), () -> change.remove("told"));
            claim.version().ifPresent(version -> change.set("version", version.sortable()));
        } else if (!entry.spent()) {
            change.add("attempts", -1);
        }
        entry.targetRef().ifPresent(ref -> {
            change.set("refId", ref.id()).set("refNumber", ref.number());
            if (!ref.system().equals(claim.target())) {
                change.set("refSystem", ref.system().value());
            }
        });
        if (!numbers.isEmpty()) {
            change.set("number", String.join(LinkItem.BETWEEN_NUMBERS, numbers));
        }
        setOpened(change, entry, opened);
        return change;
    }

    private static void setOpened(ItemChange change, Entry entry, Optional<Opened> opened) {
        if (opened.isEmpty() && !entry.state().isDecided()) {
            change.set("open", LinkItem.WAITING)
                    .set("openSince", new Version(entry.operation().receivedAt()).sortable());
        } else if (opened.isEmpty()) {
            change.remove(OPENED);
        } else if (opened.get().by().equals(entry.operation().id())) {
            change.set("open", opened.get().cause().key())
                    .set("openSince", opened.get().by().value())
                    .remove("retried");
        }
    }

    /** Notes that it was sent again, if it still waits for the same reason. */
    static ItemChange retrying(OpenItem item, Instant at) {
        return stillThere(new ItemChange(), item).set("retried", at.toString());
    }

    /** Takes it off the list, if it still waits for the same reason and nobody tries it again. */
    static ItemChange dismiss(OpenItem item) {
        return stillThere(new ItemChange(), item)
                .remove(OPENED)
                .value("held", LinkState.HELD.name())
                .value("failed", LinkState.FAILED.name())
                .onlyIf("#state IN (:held, :failed)", "state");
    }

    /**
     * Says nothing any more of what it carried, and waits for nothing, if nobody was at work on it since it was read.
     *
     * @param before as it was read
     */
    static ItemChange erase(LinkItem before, Instant now) {
        String state = before.link().state() == LinkState.DELIVERED ? "DELIVERED" : "SKIPPED";
        ItemChange change = new ItemChange()
                .set("state", state)
                .remove("open", "openSince", "retried", "number", "owner", "until", "attempts", "unfinished")
                .value("now", new Version(now).sortable())
                .onlyIf("attribute_not_exists(#until) OR #until <= :now", "until");
        before.packedLatest()
                .ifPresentOrElse(
                        packed -> change.value("before", packed)
                                .onlyIf("#latest = :before", "latest")
                                .set(
                                        "latest",
                                        OperationJson.write(
                                                Forgotten.of(before.latest().orElseThrow()))),
                        () -> change.onlyIf("attribute_not_exists(#latest)", "latest"));
        return change;
    }

    private static ItemChange stillThere(ItemChange change, OpenItem item) {
        return change.value("by", item.opened().by().value()).onlyIf("#openSince = :by", "openSince");
    }
}
