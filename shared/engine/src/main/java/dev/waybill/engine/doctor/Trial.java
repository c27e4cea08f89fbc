package dev.waybill.engine.doctor;

import dev.waybill.connector.Connector;
import java.util.function.Function;

/**
 * One thing to ask of a system.
 *
 * @param what in words, such as {@code lists its orders}
 * @param run asks; throws a {@link dev.waybill.domain.failure.FailureException} with what came back instead
 */
record Trial(String what, Function<Connector, Check> run) {}
