package dev.waybill.engine.ledger;

import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.message.Version;
import dev.waybill.domain.system.SystemId;
import java.time.Instant;
import java.util.Optional;

/**
 * How it stands with one subject in one target: claim, version fence and cross-reference in one item.
 *
 * @param version the newest version that was decided (delivered, skipped, held or failed)
 * @param contentHash the content of that version
 * @param told what the target was told with it, in short, in words of the flow that wrote them; empty unless all of it is there,
 *     or the flow says what is
 * @param attempts attempts made since the last decision
 * @param unfinished attempts since the last that ended: each of them died without a word
 * @param leaseUntil until when somebody is at work on it
 * @param latest the latest operation
 * @param opened why it waits to be settled
 * @param erased the receipt of the erasure after which nothing of it is carried any more
 */
public record Link(
        SubjectRef subject,
        SystemId target,
        LinkState state,
        Optional<ExternalRef> targetRef,
        Optional<Version> version,
        Optional<String> contentHash,
        Optional<String> told,
        int attempts,
        int unfinished,
        Optional<Instant> leaseUntil,
        Optional<Operation> latest,
        Optional<Opened> opened,
        Optional<String> erased) {}
