package dev.waybill.domain.order;

import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.message.Version;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.party.Address;
import dev.waybill.domain.party.Contact;
import dev.waybill.domain.party.Customer;
import dev.waybill.domain.party.Party;
import dev.waybill.domain.party.PartyAddress;
import dev.waybill.domain.party.PartyReference;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An order as it stands now, in the shop's own currency: our shape of it, whatever shop it comes from.
 *
 * @param subject the order: its shop and the shop's id
 * @param number what people call it, such as {@code 1001}
 * @param version when the shop last changed it
 * @param lines what was ordered, amounts without tax and after discounts
 * @param charges shipping, fees, tips, duties, discounts on the whole
 * @param giftCards parts of the price that the shop took off {@code total} because a gift card paid them
 * @param total the shop's own grand total: what the parts must add up to
 * @param presentmentTotal the total in the buyer's currency where the shop has two
 * @param note the buyer's words
 */
public record Order(
        SubjectRef subject,
        String number,
        Instant placedAt,
        Version version,
        OrderStage stage,
        Fulfilment fulfilment,
        Party buyer,
        Address billTo,
        Address shipTo,
        List<OrderLine> lines,
        List<Charge> charges,
        List<GiftCard> giftCards,
        List<Payment> payments,
        Money total,
        Optional<Money> presentmentTotal,
        Optional<String> note) {
    public Order {
        lines = List.copyOf(lines);
        charges = List.copyOf(charges);
        giftCards = List.copyOf(giftCards);
        payments = List.copyOf(payments);
    }

    /** The same with its lines said otherwise. */
    public Order withLines(List<OrderLine> other) {
        return new Order(
                subject,
                number,
                placedAt,
                version,
                stage,
                fulfilment,
                buyer,
                billTo,
                shipTo,
                other,
                charges,
                giftCards,
                payments,
                total,
                presentmentTotal,
                note);
    }

    /** Whoever placed it, as far as it tells. */
    public Customer customer() {
        List<String> phones = buyer.phone().or(billTo::phone).filter(text -> !text.isBlank()).stream()
                .toList();
        List<String> emails =
                buyer.email().filter(text -> !text.isBlank()).stream().toList();
        boolean one = shipTo.isBlank() || shipTo.equals(billTo);
        Stream<PartyAddress> addresses = one
                ? Stream.of(new PartyAddress(billTo, true, true))
                : Stream.of(new PartyAddress(billTo, true, false), new PartyAddress(shipTo, false, true));
        return new Customer(
                buyer.id()
                        .map(id -> PartyReference.of(subject.system(), id))
                        .orElseGet(() -> PartyReference.guest(subject)),
                List.of(),
                buyer.name(),
                buyer.company(),
                buyer.taxId(),
                List.of(new Contact(buyer.name(), emails, phones)),
                addresses.filter(it -> !it.address().isBlank()).toList(),
                Optional.empty());
    }

    public Currency currency() {
        return total.currency();
    }

    /** Everything sold, without tax. */
    public Money net() {
        return Money.sum(
                currency(),
                java.util.stream.Stream.concat(
                                lines.stream().map(OrderLine::net),
                                charges.stream().map(Charge::net))
                        .toList());
    }

    public Money tax() {
        return Money.sum(
                currency(),
                java.util.stream.Stream.concat(
                                lines.stream().map(OrderLine::tax),
                                charges.stream().map(Charge::tax))
                        .toList());
    }

    /** What gift cards paid. */
    public Money paidByGiftCard() {
        return Money.sum(currency(), giftCards.stream().map(GiftCard::amount).toList());
    }

    /** What the books must show: the price of everything with tax, whoever paid it. */
    public Money gross() {
        return total.plus(paidByGiftCard());
    }

    @Override
    public String toString() {
        return "Order[" + subject + ", " + lines.size() + " lines, " + total + "]";
    }
}
