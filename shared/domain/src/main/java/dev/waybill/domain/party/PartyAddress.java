package dev.waybill.domain.party;

/** An address of a customer, and what it is used for; one may be used for both, or for neither. */
public record PartyAddress(Address address, boolean billing, boolean shipping) {}
