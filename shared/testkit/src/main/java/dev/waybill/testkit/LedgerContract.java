package dev.waybill.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.CorrelationId;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.message.Step;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.message.Version;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.ledger.Cause;
import dev.waybill.engine.ledger.Claim;
import dev.waybill.engine.ledger.ClaimResult;
import dev.waybill.engine.ledger.Correction;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.engine.ledger.Entry;
import dev.waybill.engine.ledger.History;
import dev.waybill.engine.ledger.Incident;
import dev.waybill.engine.ledger.Intervention;
import dev.waybill.engine.ledger.Link;
import dev.waybill.engine.ledger.LinkState;
import dev.waybill.engine.ledger.OpenItem;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.engine.ledger.StepTiming;
import dev.waybill.engine.port.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Ledger} does. Each test uses a subject of its own, so the ledger may be shared and kept. */
public abstract class LedgerContract {
    private static final SystemId ERP = new SystemId("erp");
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final String run = Long.toString(System.nanoTime(), 36);
    private int operations;

    /** The ledger under test. */
    protected abstract Ledger ledger();

    @Test
    void the_first_claim_wins_and_is_the_first_attempt() {
        assertThat(ledger().claim(claim("a", 1, "x"))).isEqualTo(new ClaimResult.Won(Optional.empty(), 1));
    }

    @Test
    void while_a_lease_lives_nobody_else_wins() {
        ledger().claim(claim("b", 1, "x"));

        ClaimResult second = ledger().claim(claim("b", 2, "y"));

        assertThat(second).isEqualTo(new ClaimResult.Busy(NOON.plus(LEASE)));
    }

    @Test
    void a_lease_that_ended_is_taken_over_as_the_next_attempt() {
        Claim dead = claim("c", 1, "x");
        ledger().claim(dead);

        ClaimResult taken = ledger().claim(later(claim("c", 1, "x"), LEASE.plusSeconds(1)));

        assertThat(taken).isInstanceOfSatisfying(ClaimResult.Won.class, won -> {
            assertThat(won.attempt()).isEqualTo(2);
            assertThat(won.before().orElseThrow().state()).isEqualTo(LinkState.CLAIMED);
        });
        assertThat(ledger().record(entry(dead, LinkState.DELIVERED)))
                .as("whoever lost the lease changes nothing")
                .isFalse();
    }

    @Test
    void what_was_delivered_is_a_duplicate_even_when_redriven() {
        deliver("d", 1, "x");

        assertThat(ledger().claim(claim("d", 1, "x"))).isInstanceOf(ClaimResult.Duplicate.class);
        assertThat(ledger().claim(redriven(claim("d", 1, "x")))).isInstanceOf(ClaimResult.Duplicate.class);
    }

    @Test
    void an_older_version_than_the_decided_one_is_stale() {
        deliver("e", 2, "x");

        assertThat(ledger().claim(claim("e", 1, "w"))).isInstanceOf(ClaimResult.Stale.class);
        assertThat(ledger().claim(redriven(claim("e", 1, "w")))).isInstanceOf(ClaimResult.Stale.class);
    }

    @Test
    void a_newer_version_wins_and_sees_what_was() {
        deliver("f", 1, "x");

        ClaimResult result = ledger().claim(claim("f", 2, "y"));

        assertThat(result).isInstanceOfSatisfying(ClaimResult.Won.class, won -> {
            assertThat(won.attempt()).isEqualTo(1);
            assertThat(won.before().orElseThrow().state()).isEqualTo(LinkState.DELIVERED);
            assertThat(won.before().orElseThrow().targetRef()).contains(new ExternalRef(ERP, "id-f", "S-f"));
            assertThat(won.before().orElseThrow().version()).contains(version(1));
        });
    }

    @Test
    void many_links_are_read_as_they_stand() {
        List<String> some = IntStream.range(0, 120).mapToObj(n -> "many-" + n).toList();
        some.stream().limit(3).forEach(id -> deliver(id, 1, "x"));
        ledger().claim(claim(some.get(119), 1, "x"));

        List<Link> links = ledger().links(ERP, some.stream().map(this::subject).collect(Collectors.toSet()));

        assertThat(links)
                .extracting(link -> link.subject() + " " + link.state())
                .containsExactlyInAnyOrder(
                        subject("many-0") + " DELIVERED",
                        subject("many-1") + " DELIVERED",
                        subject("many-2") + " DELIVERED",
                        subject("many-119") + " CLAIMED");
        assertThat(ledger().links(new SystemId("elsewhere"), Set.of(subject("many-0"))))
                .isEmpty();
        assertThat(ledger().links(ERP, Set.of())).isEmpty();
    }

    @Test
    void the_same_version_with_other_content_wins() {
        deliver("g", 1, "x");

        assertThat(ledger().claim(claim("g", 1, "y"))).isInstanceOf(ClaimResult.Won.class);
    }

    @Test
    void without_a_version_only_the_same_content_is_fenced_off() {
        deliver("h", 1, "x");

        assertThat(ledger().claim(versionless(claim("h", 1, "x")))).isInstanceOf(ClaimResult.Duplicate.class);
        assertThat(ledger().claim(versionless(claim("h", 1, "y")))).isInstanceOf(ClaimResult.Won.class);
    }

    @Test
    void what_was_held_or_failed_is_a_duplicate_until_it_is_redriven() {
        for (LinkState state : List.of(LinkState.HELD, LinkState.FAILED)) {
            String id = "i" + state;
            Claim claim = claim(id, 1, "x");
            ledger().claim(claim);
            ledger().record(entry(claim, state));

            assertThat(ledger().claim(claim(id, 1, "x"))).isInstanceOf(ClaimResult.Duplicate.class);
            assertThat(ledger().claim(redriven(claim(id, 1, "x")))).isInstanceOf(ClaimResult.Won.class);
        }
    }

    @Test
    void what_waits_or_is_unknown_is_won_again_and_counts_on() {
        for (LinkState state : List.of(LinkState.WAITING, LinkState.UNKNOWN)) {
            String id = "j" + state;
            Claim claim = claim(id, 1, "x");
            ledger().claim(claim);
            ledger().record(entry(claim, state));

            assertThat(ledger().claim(claim(id, 1, "x")))
                    .isInstanceOfSatisfying(ClaimResult.Won.class, won -> assertThat(won.attempt())
                            .isEqualTo(2));
        }
    }

    @Test
    void the_target_s_name_survives_a_record_that_does_not_know_it() {
        deliver("k", 1, "x");
        Claim second = claim("k", 2, "y");
        ledger().claim(second);
        ledger().record(entry(second, LinkState.SKIPPED));

        assertThat(ledger().history(second.subject()).links().getFirst().targetRef())
                .contains(new ExternalRef(ERP, "id-k", "S-k"));
    }

    @Test
    void what_the_target_was_told_is_known_while_the_next_change_is_carried_and_no_longer_than_it_is_true() {
        deliver("told", 1, "x");
        Claim second = claim("told", 2, "y");
        ledger().claim(second);
        assertThat(told("told")).contains("told-told");
        ledger().record(entry(second, LinkState.WAITING));
        assertThat(told("told")).contains("told-told");

        Claim again = claim("told", 2, "y");
        ledger().claim(again);
        ledger().record(entry(again, LinkState.HELD));

        assertThat(told("told")).isEmpty();
    }

    private Optional<String> told(String id) {
        return ledger().link(subject(id), ERP).flatMap(Link::told);
    }

    @Test
    void history_has_every_operation_oldest_first_with_all_it_says() {
        deliver("l", 1, "x");
        Claim second = claim("l", 2, "y");
        ledger().claim(second);
        Entry held = entry(second, LinkState.HELD);
        ledger().record(held);
        Operation note = operation(nextId(), second.subject(), Ending.SKIPPED);
        ledger().note(note);

        History history = ledger().history(second.subject());

        assertThat(history.operations()).hasSize(3);
        assertThat(history.operations().get(1)).isEqualTo(held.operation());
        assertThat(history.operations().get(2)).isEqualTo(note);
        assertThat(history.links()).singleElement().satisfies(link -> {
            assertThat(link.state()).isEqualTo(LinkState.HELD);
            assertThat(link.leaseUntil()).isEmpty();
        });
        assertThat(ledger().history(subject("never-seen")).operations()).isEmpty();
    }

    @Test
    void a_subject_is_found_by_the_number_people_use() {
        Claim claim = deliver("m", 1, "x");

        assertThat(ledger().byNumber(EntityKind.ORDER, "N-m-" + run)).containsExactly(claim.subject());
        assertThat(ledger().byNumber(EntityKind.ORDER, "M-m-" + run)).containsExactly(claim.subject());
        assertThat(ledger().byNumber(EntityKind.ORDER, "nobody-" + run)).isEmpty();
    }

    @Test
    void what_needs_a_person_is_listed_newest_first_until_it_is_delivered() {
        Claim first = claim("n1", 1, "x");
        ledger().claim(first);
        ledger().record(entry(first, LinkState.HELD));
        Claim second = claim("n2", 1, "x");
        ledger().claim(second);
        ledger().record(entry(second, LinkState.FAILED));

        assertThat(openOf(first, second)).containsExactly(second.operation(), first.operation());

        Claim again = redriven(claim("n1", 1, "x"));
        ledger().claim(again);
        ledger().record(entry(again, LinkState.DELIVERED));

        assertThat(openOf(first, second)).containsExactly(second.operation());
    }

    @Test
    void what_needs_a_person_is_listed_page_by_page_whatever_its_cause() {
        List<OperationId> all = new ArrayList<>();
        List<SubjectRef> subjects = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            Claim claim = claim("page" + i, 1, "x");
            ledger().claim(claim);
            ledger().record(entry(claim, i % 3 == 0 ? LinkState.FAILED : LinkState.HELD));
            all.addFirst(claim.operation());
            subjects.add(claim.subject());
        }

        List<OperationId> told = new ArrayList<>();
        Optional<OperationId> before = Optional.empty();
        List<OpenItem> page;
        do {
            page = ledger().open(before, 7);
            page.stream()
                    .filter(item -> subjects.contains(item.subject()))
                    .forEach(item -> told.add(item.opened().by()));
            before = page.stream().reduce((one, other) -> other).map(item -> item.opened()
                    .by());
        } while (page.size() == 7);

        assertThat(told).containsExactlyElementsOf(all);
    }

    private List<OperationId> openOf(Claim... claims) {
        List<SubjectRef> wanted = List.of(claims).stream().map(Claim::subject).toList();
        return ledger().open(1000).stream()
                .filter(item -> wanted.contains(item.subject()))
                .map(item -> item.opened().by())
                .toList();
    }

    @Test
    void what_is_tried_again_stays_listed_until_it_succeeds() {
        Claim first = held("q");
        assertThat(item(first).isRetrying()).isFalse();

        assertThat(ledger().retrying(item(first), NOON.plusSeconds(5))).isTrue();
        assertThat(item(first).isRetrying()).isTrue();
        Claim again = redriven(claim("q", 1, "x"));
        ledger().claim(again);
        assertThat(item(first).state()).isEqualTo(LinkState.CLAIMED);
        ledger().record(entry(again, LinkState.WAITING));
        assertThat(item(first).opened().by()).isEqualTo(first.operation());
        assertThat(item(first).state()).isEqualTo(LinkState.WAITING);

        Claim failing = redriven(claim("q", 1, "x"));
        ledger().claim(failing);
        ledger().record(entry(failing, LinkState.FAILED));
        assertThat(item(first).opened().by()).isEqualTo(failing.operation());
        assertThat(item(first).isRetrying()).isFalse();

        Claim last = redriven(claim("q", 1, "x"));
        ledger().claim(last);
        ledger().record(entry(last, LinkState.DELIVERED));
        assertThat(openOf(first)).isEmpty();
    }

    @Test
    void what_failed_anew_meanwhile_is_not_marked_as_retried() {
        Claim first = held("r");
        OpenItem seen = item(first);
        Claim again = redriven(claim("r", 1, "x"));
        ledger().claim(again);
        ledger().record(entry(again, LinkState.HELD));

        assertThat(ledger().retrying(seen, NOON)).isFalse();
        assertThat(ledger().dismiss(seen)).isFalse();
    }

    @Test
    void failures_with_one_cause_are_one_incident_that_closes_with_its_last_success() {
        Cause cause = cause("s");
        Claim one = failed("s1", cause);
        Claim other = failed("s2", cause);

        Incident open = incident(cause);
        assertThat(open.state()).isEqualTo(Incident.State.OPEN);
        assertThat(open.open()).isEqualTo(2);
        assertThat(open.count()).isEqualTo(2);
        assertThat(open.first()).isEqualTo(NOON.plusMillis(900));
        assertThat(open.latest().why()).isEqualTo("no item X");
        assertThat(open.samples()).containsExactlyInAnyOrder(one.subject(), other.subject());

        assertThat(ledger().retrying(item(one), NOON.plusSeconds(9))).isTrue();
        assertThat(incident(cause).state()).isEqualTo(Incident.State.RETRYING);
        deliverAgain("s1");
        assertThat(incident(cause).open()).isEqualTo(1);
        assertThat(incident(cause).state()).isEqualTo(Incident.State.RETRYING);
        deliverAgain("s2");
        assertThat(incident(cause).state()).isEqualTo(Incident.State.RESOLVED);
        assertThat(incident(cause).count()).isEqualTo(2);
    }

    @Test
    void the_same_thing_failing_again_counts_but_stays_one_open_item() {
        Cause cause = cause("t");
        failed("t", cause);
        Claim again = redriven(claim("t", 1, "x"));
        ledger().claim(again);
        ledger().record(entry(again, LinkState.FAILED, cause));

        assertThat(incident(cause).open()).isEqualTo(1);
        assertThat(incident(cause).count()).isEqualTo(2);
    }

    @Test
    void another_cause_settles_the_first_and_a_later_one_starts_anew() {
        Cause first = cause("u1");
        Cause second = cause("u2");
        failed("u", first);
        Claim again = redriven(claim("u", 1, "x"));
        ledger().claim(again);
        ledger().record(entry(again, LinkState.HELD, second));

        assertThat(incident(first).state()).isEqualTo(Incident.State.RESOLVED);
        assertThat(incident(second).state()).isEqualTo(Incident.State.OPEN);

        failed("u-later", first);
        assertThat(incident(first).count()).isEqualTo(1);
        assertThat(incident(first).open()).isEqualTo(1);
    }

    @Test
    void a_dismissed_incident_is_off_the_list_and_opens_again_if_it_happens_again() {
        Cause cause = cause("v");
        Claim claim = failed("v", cause);
        Intervention by = intervention(claim, Intervention.Kind.DISMISSED);

        assertThat(ledger().dismiss(item(claim))).isTrue();
        ledger().dismissed(cause, by);

        assertThat(openOf(claim)).isEmpty();
        assertThat(incident(cause).state()).isEqualTo(Incident.State.DISMISSED);
        assertThat(incident(cause).dismissed()).contains(by);
        assertThat(ledger().claim(claim("v", 1, "x"))).isInstanceOf(ClaimResult.Duplicate.class);

        failed("v-later", cause);
        assertThat(incident(cause).state()).isEqualTo(Incident.State.OPEN);
    }

    @Test
    void what_people_did_is_part_of_the_history() {
        Claim claim = held("w");
        Intervention by = intervention(claim, Intervention.Kind.CORRECTED);
        ledger().intervened(by);
        ledger().keepCorrected(by, envelope(claim));

        assertThat(ledger().history(claim.subject()).interventions()).containsExactly(by);
        assertThat(ledger().corrections(claim.operation())).containsExactly(new Correction(by, envelope(claim)));
        assertThat(ledger().kept(claim.operation())).isPresent();
    }

    @Test
    void attempts_of_which_nobody_saw_the_end_are_counted_until_one_ends() {
        Claim first = claim("x", 1, "x");
        ledger().claim(first);
        Claim second = later(claim("x", 1, "x"), LEASE.plusSeconds(1));
        assertThat(unfinished(ledger().claim(second))).isEqualTo(1);
        Claim third = later(second, LEASE.plusSeconds(1));
        assertThat(unfinished(ledger().claim(third))).isEqualTo(2);
        ledger().record(entry(third, LinkState.WAITING));

        assertThat(unfinished(ledger().claim(later(claim("x", 1, "x"), LEASE.multipliedBy(4)))))
                .isZero();
    }

    @Test
    void what_waits_is_listed_by_itself_until_it_ends() {
        Claim claim = claim("z", 1, "x");
        ledger().claim(claim);
        ledger().record(entry(claim, LinkState.WAITING));
        assertThat(waiting(claim)).isTrue();
        assertThat(openOf(claim)).isEmpty();
        assertThat(ledger().link(claim.subject(), ERP).orElseThrow().state()).isEqualTo(LinkState.WAITING);

        Claim again = claim("z", 1, "x");
        ledger().claim(again);
        assertThat(waiting(claim)).isTrue();
        ledger().record(entry(again, LinkState.DELIVERED));
        assertThat(waiting(claim)).isFalse();
        assertThat(ledger().link(subject("never"), ERP)).isEmpty();
    }

    @Test
    void what_is_retried_within_an_incident_is_not_listed_as_merely_waiting() {
        Claim claim = held("aa");
        Claim again = redriven(claim("aa", 1, "x"));
        ledger().claim(again);
        ledger().record(entry(again, LinkState.WAITING));

        assertThat(waiting(claim)).isFalse();
        assertThat(openOf(claim)).hasSize(1);
    }

    private boolean waiting(Claim claim) {
        return ledger().waiting(1000).stream().anyMatch(link -> link.subject().equals(claim.subject()));
    }

    @Test
    void an_attempt_that_only_met_a_busy_system_is_not_spent() {
        Claim claim = claim("y", 1, "x");
        ledger().claim(claim);
        Entry waiting = entry(claim, LinkState.WAITING);
        ledger().record(new Entry(
                claim,
                waiting.state(),
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                waiting.operation(),
                false,
                Optional.empty()));

        assertThat(ledger().claim(claim("y", 1, "x")))
                .isInstanceOfSatisfying(
                        ClaimResult.Won.class, won -> assertThat(won.attempt()).isEqualTo(1));
    }

    private static int unfinished(ClaimResult result) {
        return result instanceof ClaimResult.Won won
                ? won.before().orElseThrow().unfinished()
                : -1;
    }

    private Claim held(String id) {
        Claim claim = claim(id, 1, "x");
        ledger().claim(claim);
        ledger().record(entry(claim, LinkState.HELD));
        return claim;
    }

    private Claim failed(String id, Cause cause) {
        Claim claim = claim(id, 1, "x");
        ledger().claim(claim);
        ledger().record(entry(claim, LinkState.FAILED, cause));
        return claim;
    }

    private void deliverAgain(String id) {
        Claim again = redriven(claim(id, 1, "x"));
        assertThat(ledger().claim(again)).isInstanceOf(ClaimResult.Won.class);
        ledger().record(entry(again, LinkState.DELIVERED));
    }

    private Cause cause(String name) {
        return new Cause(FailureCode.ITEM_UNKNOWN, ERP, "op-" + name + "-" + run);
    }

    private Incident incident(Cause cause) {
        return ledger().incidents().stream()
                .filter(incident -> incident.cause().equals(cause))
                .findFirst()
                .orElseThrow();
    }

    private OpenItem item(Claim claim) {
        return ledger().open(1000).stream()
                .filter(item -> item.subject().equals(claim.subject()))
                .findFirst()
                .orElseThrow();
    }

    private Intervention intervention(Claim claim, Intervention.Kind kind) {
        return new Intervention(
                nextId(),
                claim.subject(),
                ERP,
                claim.operation(),
                kind,
                "anna",
                "the item was renamed",
                "items.X = 4711",
                NOON.plusSeconds(60));
    }

    @Test
    void a_kept_message_comes_back_byte_for_byte() {
        Claim claim = claim("o", 1, "x");
        ledger().claim(claim);
        Entry entry = entry(claim, LinkState.HELD);
        ledger().record(entry);

        assertThat(ledger().kept(claim.operation()).orElseThrow().envelope())
                .isEqualTo(entry.keep().orElseThrow());
        assertThat(ledger().kept(new OperationId("unknown-" + run))).isEmpty();
    }

    @Test
    void of_many_claims_at_once_one_wins() throws Exception {
        List<Callable<ClaimResult>> rivals = java.util.stream.IntStream.range(0, 8)
                .mapToObj(i -> claim("p", 1, "x"))
                .<Callable<ClaimResult>>map(claim -> () -> ledger().claim(claim))
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(rivals.size())) {
            long won = 0;
            for (var result : threads.invokeAll(rivals)) {
                won += result.get() instanceof ClaimResult.Won ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        }
    }

    private Claim deliver(String id, int version, String content) {
        Claim claim = claim(id, version, content);
        ledger().claim(claim);
        Entry entry = entry(claim, LinkState.DELIVERED);
        assertThat(ledger().record(new Entry(
                        claim,
                        entry.state(),
                        Optional.of(new ExternalRef(ERP, "id-" + id, "S-" + id)),
                        Set.of("N-" + id + "-" + run, "M-" + id + "-" + run),
                        Optional.of("told-" + id),
                        entry.operation(),
                        true,
                        Optional.empty())))
                .isTrue();
        return claim;
    }

    private Entry entry(Claim claim, LinkState state) {
        return entry(claim, state, new Cause(FailureCode.ITEM_UNKNOWN, ERP, "createOrder"));
    }

    private Entry entry(Claim claim, LinkState state, Cause cause) {
        Optional<Envelope> keep = state.isOpen() ? Optional.of(envelope(claim)) : Optional.empty();
        Operation operation = operation(claim.operation(), claim.subject(), ending(state), cause.operation());
        return new Entry(claim, state, Optional.empty(), Set.of(), Optional.empty(), operation, true, keep);
    }

    private static Ending ending(LinkState state) {
        return switch (state) {
            case DELIVERED -> Ending.DELIVERED;
            case SKIPPED -> Ending.SKIPPED;
            case HELD -> Ending.HELD;
            case FAILED -> Ending.FAILED;
            case CLAIMED, WAITING, UNKNOWN -> Ending.WAITING;
        };
    }

    private Operation operation(OperationId id, SubjectRef subject, Ending ending) {
        return operation(id, subject, ending, "createOrder");
    }

    private Operation operation(OperationId id, SubjectRef subject, Ending ending, String verb) {
        boolean failed = ending == Ending.HELD || ending == Ending.FAILED || ending == Ending.WAITING;
        Failure failure = Failure.of(FailureCode.ITEM_UNKNOWN, ERP, verb, "no item X", "create it")
                .saying("422 \"ñ\"")
                .retryingAfter(Duration.ofSeconds(7));
        return new Operation(
                id,
                subject,
                ERP,
                "orders-to-erp",
                "order.updated",
                ending,
                Optional.empty(),
                "a note",
                failed ? Optional.of(failure) : Optional.empty(),
                List.of(
                        new StepTiming(Step.TRANSLATE_IN, Duration.ofMillis(2), true, "3 lines"),
                        new StepTiming(Step.SEND, Duration.ofMillis(840), !failed, "")),
                1,
                false,
                3,
                new CorrelationId("corr-" + id.value()),
                List.of("order.status stays OPEN"),
                Optional.empty(),
                NOON,
                NOON.plusMillis(900));
    }

    private static Envelope envelope(Claim claim) {
        return new Envelope(
                "orders-to-erp",
                claim.subject().system(),
                claim.target(),
                claim.subject(),
                "order.updated",
                "key-" + claim.operation().value(),
                claim.version(),
                NOON,
                new CorrelationId("corr"),
                Map.of("x-topic", "order.updated"),
                Body.of(new byte[] {'{', 0, (byte) 0xff, '}'}),
                Envelope.Redriven.NO);
    }

    private Claim claim(String id, int version, String content) {
        return new Claim(
                nextId(),
                subject(id),
                ERP,
                Optional.of(version(version)),
                Body.of(content).hash(),
                false,
                NOON,
                NOON.plus(LEASE));
    }

    private OperationId nextId() {
        operations++;
        return new OperationId("%s-%05d".formatted(run, operations));
    }

    private SubjectRef subject(String id) {
        return new SubjectRef(EntityKind.ORDER, new SystemId("shop-es"), id + "-" + run);
    }

    private static Version version(int n) {
        return new Version(NOON.plusSeconds(n));
    }

    private static Claim redriven(Claim c) {
        return new Claim(
                c.operation(), c.subject(), c.target(), c.version(), c.contentHash(), true, c.now(), c.leaseUntil());
    }

    private static Claim versionless(Claim c) {
        return new Claim(
                c.operation(),
                c.subject(),
                c.target(),
                Optional.empty(),
                c.contentHash(),
                c.redriven(),
                c.now(),
                c.leaseUntil());
    }

    private static Claim later(Claim c, Duration by) {
        return new Claim(
                c.operation(),
                c.subject(),
                c.target(),
                c.version(),
                c.contentHash(),
                c.redriven(),
                c.now().plus(by),
                c.leaseUntil().plus(by));
    }
}
