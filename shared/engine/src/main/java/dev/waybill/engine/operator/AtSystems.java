package dev.waybill.engine.operator;

/** What a person has asked of the systems themselves, rather than of what Waybill keeps. */
public record AtSystems(Polling polling, Replaying replaying, Examining examining, Searching searching) {}
