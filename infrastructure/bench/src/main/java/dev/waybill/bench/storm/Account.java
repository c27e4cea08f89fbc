package dev.waybill.bench.storm;

import dev.waybill.demo.erp.SalesOrder;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.engine.ledger.History;
import dev.waybill.engine.ledger.Operation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The two books side by side, order by order: what the shops sent, what the ERP has, what the ledger says.
 *
 * @param there the ERP's orders by reference
 * @param redriven operations that were sent again by hand
 */
record Account(
        List<ShopOrder> orders, Map<String, List<SalesOrder>> there, Map<ShopOrder, History> ledger, long redriven) {

    /** One thing that was checked, with a few of those that failed it. */
    record Finding(String what, long wrong, List<String> examples) {
        boolean isGood() {
            return wrong == 0;
        }
    }

    static Map<String, List<SalesOrder>> byReference(List<SalesOrder> orders) {
        return orders.stream().collect(Collectors.groupingBy(SalesOrder::reference));
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.add(each("orders lost", order -> copies(order).isEmpty()));
        findings.add(each("orders twice in the ERP", order -> copies(order).size() > 1));
        findings.add(each("totals that differ", order -> copies(order).stream()
                .anyMatch(copy -> copy.total().compareTo(order.total()) != 0)));
        findings.add(each("orders not in their newest state", order -> copies(order).stream()
                .anyMatch(copy -> copy.state() != order.wanted())));
        findings.add(strangers());
        findings.add(each("orders still waiting or being worked on", this::isUndecided));
        findings.add(each("orders with a webhook that came to no end", order -> ended(order) < order.states()));
        findings.add(each("orders with a webhook carried twice", order -> decided(order) > order.states() + redriven));
        findings.add(each("orders held or failed", this::isOpen));
        findings.add(each("orders held on their way, then not", this::wasHeld));
        findings.add(each("orders held or failed without a reason", this::isOpenWithoutReason));
        return findings;
    }

    /** How many operations came to which end. */
    Map<Ending, Long> endings() {
        Map<Ending, Long> endings = new EnumMap<>(Ending.class);
        operations().forEach(operation -> endings.merge(operation.ending(), 1L, Long::sum));
        return endings;
    }

    /** Why something waited, was held or failed: how often each failure code. */
    Map<String, Long> reasons() {
        Map<String, Long> reasons = new TreeMap<>();
        operations().forEach(operation -> operation
                .failure()
                .ifPresent(failure -> reasons.merge(failure.code().name(), 1L, Long::sum)));
        return reasons;
    }

    private List<Operation> operations() {
        return ledger.values().stream()
                .flatMap(history -> history.operations().stream())
                .toList();
    }

    private Finding each(String what, Predicate<ShopOrder> wrong) {
        List<ShopOrder> found = orders.stream().filter(wrong).toList();
        return new Finding(
                what, found.size(), found.stream().limit(5).map(this::story).toList());
    }

    private String story(ShopOrder order) {
        String ends = operations(order).stream()
                .map(operation -> operation.ending()
                        + operation
                                .failure()
                                .map(failure -> "(" + failure.code() + ": " + failure.why() + ")")
                                .orElse(""))
                .collect(Collectors.joining(" "));
        return order.reference() + ": in the ERP " + copies(order) + ", wanted " + order.wanted() + " " + order.total()
                + "; states " + order.states() + ", sent " + order.sent() + "; ledger " + ends;
    }

    private Finding strangers() {
        Map<String, ShopOrder> known =
                new HashMap<>(orders.stream().collect(Collectors.toMap(ShopOrder::reference, Function.identity())));
        List<String> strange = there.keySet().stream()
                .filter(reference -> !known.containsKey(reference))
                .toList();
        return new Finding(
                "orders in the ERP that nobody placed",
                strange.size(),
                strange.stream().limit(5).toList());
    }

    private List<SalesOrder> copies(ShopOrder order) {
        return there.getOrDefault(order.reference(), List.of());
    }

    private List<Operation> operations(ShopOrder order) {
        History history = ledger.get(order);
        return history == null ? List.of() : history.operations();
    }

    private long ended(ShopOrder order) {
        return operations(order).stream()
                .filter(operation -> operation.ending() != Ending.WAITING)
                .count();
    }

    /**
     * Ends that were not skipped. A message that is shown again, because its process died before it could be removed, ends as
     * skipped; so does what a shop sent twice.
     */
    private long decided(ShopOrder order) {
        return operations(order).stream()
                .filter(operation -> operation.ending() != Ending.WAITING && operation.ending() != Ending.SKIPPED)
                .count();
    }

    private boolean isUndecided(ShopOrder order) {
        History history = ledger.get(order);
        return history == null
                || history.links().isEmpty()
                || history.links().stream().anyMatch(link -> !link.state().isDecided());
    }

    private boolean isOpen(ShopOrder order) {
        History history = ledger.get(order);
        return history != null
                && history.links().stream().anyMatch(link -> link.state().isOpen());
    }

    /** Nothing in a storm needs a person: held for a moment is wrong too. */
    private boolean wasHeld(ShopOrder order) {
        return operations(order).stream().anyMatch(operation -> operation.ending() == Ending.HELD);
    }

    private boolean isOpenWithoutReason(ShopOrder order) {
        return operations(order).stream()
                .filter(operation -> operation.ending() == Ending.HELD || operation.ending() == Ending.FAILED)
                .anyMatch(operation -> operation
                        .failure()
                        .filter(failure ->
                                !failure.why().isBlank() && !failure.next().isBlank())
                        .isEmpty());
    }
}
