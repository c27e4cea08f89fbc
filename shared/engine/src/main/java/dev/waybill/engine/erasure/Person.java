package dev.waybill.engine.erasure;

import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.party.EmailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whom an erasure is about.
 *
 * @param orders numbers or names of the person's orders, as people write them
 * @param address looked for in all kept messages
 * @param after where the look for the address goes on: what the answer before said
 * @param request the operation of a shop's privacy request, which names the person
 */
public record Person(
        List<String> orders, Optional<EmailAddress> address, Optional<String> after, Optional<OperationId> request) {
    public Person {
        orders = List.copyOf(orders);
    }

    /** The same without what leads to the person directly. */
    public Person byAddressAlone() {
        return new Person(List.of(), address, after, Optional.empty());
    }

    /** Whether anybody is named at all. */
    public boolean isNobody() {
        return orders.isEmpty() && address.isEmpty() && request.isEmpty();
    }

    /**
     * What a receipt says of who was asked for, without saying who: the same for the same person, wherever the look goes on.
     *
     * @param receipt its id
     */
    public List<String> asked(String receipt) {
        List<String> asked = new ArrayList<>();
        orders.forEach(order ->
                asked.add("order, SHA-256 " + Body.of(receipt + ":" + order).hash()));
        address.ifPresent(mail -> asked.add("e-mail address, SHA-256 " + mail.hash(receipt)));
        request.ifPresent(operation -> asked.add("privacy request " + operation));
        return List.copyOf(asked);
    }

    @Override
    public String toString() {
        return "Person[" + orders.size() + " orders]";
    }
}
