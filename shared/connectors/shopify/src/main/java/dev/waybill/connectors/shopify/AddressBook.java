package dev.waybill.connectors.shopify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.connector.party.PartyChange;
import dev.waybill.domain.party.PartyAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What changes in a customer's address book, as one mutation: its parts are done one after the other. */
final class AddressBook {
    private final List<String> names = new ArrayList<>(List.of("$customer: ID!"));
    private final List<String> parts = new ArrayList<>();
    private final ObjectNode variables = JsonNodeFactory.instance.objectNode();

    private AddressBook(String customer) {
        variables.put("customer", AccountCalls.globalId(customer));
    }

    /** New ones first, so that the shop has a usual address to go on with when the old one goes. */
    static AddressBook of(ShopAccount now, PartyChange change) {
        AddressBook book = new AddressBook(now.party().ref().id());
        boolean usualStays =
                now.usual().filter(id -> !change.retireAddresses().contains(id)).isPresent();
        Optional<PartyAddress> usual =
                change.addAddresses().stream().filter(PartyAddress::shipping).findFirst();
        for (PartyAddress placed : change.addAddresses()) {
            boolean isUsual = !usualStays && usual.equals(Optional.of(placed));
            String company = isUsual && now.isCompany()
                    ? change.name().orElse(now.party().name())
                    : "";
            book.create(AccountForm.address(placed.address(), company), isUsual);
        }
        if (usualStays && now.isCompany()) {
            change.name().ifPresent(name -> book.rename(now.usual().orElseThrow(), name));
        }
        change.retireAddresses().forEach(book::delete);
        return book;
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    private void create(ObjectNode address, boolean usual) {
        int i = parts.size();
        names.add("$a" + i + ": MailingAddressInput!, $d" + i + ": Boolean!");
        parts.add("p%1$d: customerAddressCreate(customerId: $customer, address: $a%1$d, setAsDefault: $d%1$d)"
                .formatted(i));
        variables.set("a" + i, address);
        variables.put("d" + i, usual);
    }

    private void rename(String id, String company) {
        int i = parts.size();
        names.add("$i" + i + ": ID!, $a" + i + ": MailingAddressInput!");
        parts.add(
                "p%1$d: customerAddressUpdate(customerId: $customer, addressId: $i%1$d, address: $a%1$d)".formatted(i));
        variables.put("i" + i, id);
        variables.putObject("a" + i).put("company", company);
    }

    private void delete(String id) {
        int i = parts.size();
        names.add("$i" + i + ": ID!");
        parts.add("p%1$d: customerAddressDelete(customerId: $customer, addressId: $i%1$d)".formatted(i));
        variables.put("i" + i, id);
    }

    String mutation() {
        return "mutation WriteAddresses(" + String.join(", ", names) + ") {\n"
                + String.join(
                        "\n",
                        parts.stream()
                                .map(part -> part + " { userErrors { field message } }")
                                .toList())
                + "\n}\n";
    }

    ObjectNode variables() {
        return variables;
    }
}
