package dev.waybill.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.connector.Connector;
import dev.waybill.connector.party.PartyChanges;
import dev.waybill.connector.party.PartyChanges.Line;
import dev.waybill.connector.party.PartySource.PartyNews;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.party.Customer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What every connector does whose customers can be listed by their last change. */
public interface PartyChangesContract {
    Connector connector();

    /** Enters a new customer whom other systems are told of; answers who it is. */
    SubjectRef entersCustomer(String name);

    /** Somebody changes where the customer lives. */
    void moves(SubjectRef customer, String street);

    /** Enters somebody whom nobody is told of, such as a supplier. */
    void entersSomebodyElse(String name);

    /** What the customer's message, as it was listed, is once it is queued. */
    Function<Line, PartyNews> reads();

    /** The peer's own time, which no call moves back. */
    Instant peerTime();

    /** Lets the peer's time pass, by half a second at least; a real one takes it. */
    void letTimePass();

    private PartyChanges changes() {
        return connector().partyChanges();
    }

    private List<Line> all(Instant from) {
        List<Line> all = new ArrayList<>();
        List<Line> page;
        do {
            page = changes().changedSince(from, all.size());
            all.addAll(page);
        } while (page.size() == changes().pageSize());
        return all;
    }

    private static List<SubjectRef> customers(List<Line> lines) {
        return lines.stream()
                .flatMap(line -> line.told().stream())
                .map(PartyChanges.Told::customer)
                .distinct()
                .toList();
    }

    @Test
    default void customers_that_changed_are_listed_from_a_time_on_the_earliest_first() {
        SubjectRef before = entersCustomer("Ana Before");
        letTimePass();
        Instant from = peerTime();
        SubjectRef after = entersCustomer("Eva After");
        letTimePass();
        moves(before, "Calle Sol 2");

        List<Line> lines = all(from);

        assertThat(lines).extracting(Line::changedAt).isSortedAccordingTo(Comparator.naturalOrder());
        assertThat(lines).allMatch(line -> !line.changedAt().isBefore(from));
        assertThat(customers(lines)).containsExactly(after, before);
        letTimePass();
        assertThat(all(peerTime())).isEmpty();
    }

    @Test
    default void a_listed_customer_reads_as_it_stands_now() {
        Instant from = peerTime();
        SubjectRef entered = entersCustomer("Leo Paz");
        letTimePass();
        moves(entered, "Calle Luna 3");

        for (Line line : all(from)) {
            PartyNews news = reads().apply(line);

            assertThat(news).isInstanceOf(PartyNews.State.class);
            Customer customer = ((PartyNews.State) news).customer();
            assertThat(customer.title()).isEqualTo("Leo Paz");
            assertThat(customer.addresses().getLast().address().street()).contains("Calle Luna 3");
            assertThat(customer.reference().value()).isEqualTo(entered.system() + ":" + entered.id());
        }
    }

    @Test
    default void nobody_is_told_of_who_is_no_customer() {
        Instant from = peerTime();
        entersSomebodyElse("Screws and Nails");

        assertThat(customers(all(from))).isEmpty();
    }

    @Test
    default void pages_of_customers_lose_nothing() {
        Instant from = peerTime();
        for (int i = 0; i < 4; i++) {
            entersCustomer("Page " + i);
        }

        List<Line> all = all(from);
        for (int skip = 0; skip <= all.size(); skip++) {
            assertThat(changes().changedSince(from, skip))
                    .isEqualTo(all.subList(
                            skip, Math.min(all.size(), skip + changes().pageSize())));
        }
        assertThat(customers(all)).hasSize(4);
    }
}
