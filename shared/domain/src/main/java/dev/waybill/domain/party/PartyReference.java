package dev.waybill.domain.party;

import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.system.SystemId;
import java.util.Optional;

/**
 * Our reference for a customer in a target: {@code shop-es:25}, from the shop's name and the shop's own id of the customer. A guest
 * has no id: {@code shop-es:order-1001} stands for whoever placed that order.
 */
public record PartyReference(String value) implements Comparable<PartyReference> {
    private static final String ORDER = ":order-";

    public static PartyReference of(SystemId shop, String customer) {
        return new PartyReference(shop + ":" + customer);
    }

    public static PartyReference guest(SubjectRef order) {
        return new PartyReference(order.system() + ORDER + order.id());
    }

    /** Whether it stands for an account, not for whoever placed one order. */
    public boolean isAccount() {
        return !value.contains(ORDER);
    }

    /** Whether both are accounts of one shop, but not the same. */
    public boolean isOtherAccountThan(PartyReference other) {
        return isAccount() && other.isAccount() && !equals(other) && shop().equals(other.shop());
    }

    /** Whether it is that system's own name for the customer, and none that Waybill put there. */
    public boolean isOf(SystemId system) {
        return shop().equals(system.value());
    }

    /** The system's own id of the customer; empty if it is another system's name, or stands for one order. */
    public Optional<String> idIn(SystemId system) {
        return isOf(system) && isAccount()
                ? Optional.of(value.substring(system.value().length() + 1))
                : Optional.empty();
    }

    private String shop() {
        int colon = value.indexOf(':');
        return colon < 0 ? value : value.substring(0, colon);
    }

    @Override
    public int compareTo(PartyReference other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
