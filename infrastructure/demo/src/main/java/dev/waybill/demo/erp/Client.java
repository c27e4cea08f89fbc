package dev.waybill.demo.erp;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A customer in the ERP's books. {@code toString} hides it.
 *
 * @param revision counts its changes, from 1
 */
public record Client(String number, int revision, Instant changedAt, Form said) {
    /**
     * What a caller says of a customer, as a whole.
     *
     * @param references the callers' own names for it; each is one customer's
     */
    public record Form(
            List<String> references,
            String name,
            List<String> taxIds,
            List<Person> people,
            List<House> houses,
            String terms) {
        public Form {
            references = List.copyOf(references);
            taxIds = List.copyOf(taxIds);
            people = List.copyOf(people);
            houses = List.copyOf(houses);
        }

        @Override
        public String toString() {
            return "Form" + references;
        }
    }

    /** Somebody, or a desk, to write to or to call. */
    public record Person(String name, List<String> emails, List<String> phones) {
        public Person {
            emails = List.copyOf(emails);
            phones = List.copyOf(phones);
        }

        @Override
        public String toString() {
            return "Person[hidden]";
        }
    }

    /** An address. */
    public record House(
            String name, List<String> street, String postalCode, String city, String region, String country) {
        public House {
            street = List.copyOf(street);
        }

        @Override
        public String toString() {
            return "House[hidden]";
        }
    }

    /** Everything that can be searched. */
    Stream<String> texts() {
        return Stream.of(
                        Stream.of(number, said.name()),
                        said.references().stream(),
                        said.taxIds().stream(),
                        said.people().stream().flatMap(person -> Stream.of(
                                        Stream.of(person.name()), person.emails().stream(), person.phones().stream())
                                .flatMap(some -> some)))
                .flatMap(some -> some);
    }

    @Override
    public String toString() {
        return "Client[" + number + "]";
    }
}
