package dev.waybill.flows;

import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.engine.report.ShadowReport;
import dev.waybill.engine.report.Unread;
import dev.waybill.engine.whatif.Replayed;
import dev.waybill.engine.whatif.WhatIf;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Runs new systems beside those that work: what was decided lately is decided for the shadow as well, up to the moment of writing, and
 * what would have ended otherwise is told. The proof before a provider is swapped.
 */
public record Shadows(WhatIfs whatIfs, Clock clock) {
    /**
     * What one look found.
     *
     * @param unread what could not be decided again, and why
     */
    public record Found(List<ShadowReport> reports, List<Unread> unread) {}

    /**
     * Looks at every shadow.
     *
     * @param back how far
     * @param most of each way, those that changed last
     * @param goOn whether there is time to decide one more
     * @throws dev.waybill.domain.failure.FailureException if the configuration in force cannot be read
     */
    public Found look(Duration back, int most, BooleanSupplier goOn) {
        Landscape inForce = whatIfs.inForce().now().landscape();
        Instant now = clock.instant();
        List<ShadowReport> reports = new ArrayList<>();
        List<Unread> unread = new ArrayList<>();
        for (SystemSpec shadow : inForce.shadows()) {
            SystemId place = shadow.shadowOf().orElseThrow();
            WhatIf.Report report = whatIfs.under(inForce.with(shadow), now.minus(back), most, goOn);
            report.replayed().stream()
                    .flatMap(one -> report(one, shadow, now).stream())
                    .forEach(reports::add);
            report.unasked().forEach(one -> unread.add(unread(one, shadow, place, now)));
        }
        return new Found(reports, unread);
    }

    private static Optional<ShadowReport> report(Replayed one, SystemSpec shadow, Instant now) {
        return one.way()
                .with(shadow)
                .map(way -> new ShadowReport(one.flow(), way, now, one.decisions(), one.left(), one.others(), 0));
    }

    private static Unread unread(WhatIf.Unasked one, SystemSpec shadow, SystemId place, Instant now) {
        return one.source().equals(place)
                ? new Unread(one.flow(), shadow.id(), Optional.empty(), now, one.failure())
                : new Unread(one.flow(), one.source(), Optional.of(shadow.id()), now, one.failure());
    }
}
