package dev.waybill.engine.operator;

import dev.waybill.connector.Capability;
import dev.waybill.connector.ConnectorType;
import dev.waybill.connector.Setting;
import dev.waybill.connector.json.JsonAt;
import dev.waybill.connector.order.OrderSource;
import dev.waybill.connector.party.PartySource.PartyNews;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.party.PartyReference;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.landscape.CurrentLandscape;
import dev.waybill.engine.landscape.Running;
import dev.waybill.engine.redrive.Edit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a correction must be: a body that its source's connector reads as the same thing, and mappings that the target's
 * connector declares. Where a system is, and as whom it is spoken to, is no mapping: that stays as configured.
 */
public final class EditRules {
    /** They travel beside the message, where there is room for 50 facts. */
    private static final int MOST_SETTINGS = 20;

    private static final Pattern VALUE = Pattern.compile("[^\\p{Cc}\\p{Cs}]{1,200}");

    private final CurrentLandscape landscape;

    public EditRules(CurrentLandscape landscape) {
        this.landscape = landscape;
    }

    /** What is wrong with a correction of this message; empty for nothing. */
    Optional<Answer.Refused> wrong(Edit edit, Envelope original) {
        return wrongBody(edit, original).or(() -> wrongSettings(edit.settings(), original.target()));
    }

    private Optional<Answer.Refused> wrongBody(Edit edit, Envelope original) {
        if (edit.body().isEmpty()) {
            return Optional.empty();
        }
        if (edit.body().get().length() > Envelope.MOST_BODY) {
            return refusedBody(
                    "it has " + edit.body().get().length() + " bytes, at most " + Envelope.MOST_BODY + " are carried");
        }
        try {
            JsonAt.parse(edit.body().get(), original.source());
            return otherThing(original.corrected(edit.body().get(), edit.settings()));
        } catch (FailureException e) {
            return refusedBody(e.failure().why());
        }
    }

    /** A correction that says something about another thing would end up as that of this one. */
    private Optional<Answer.Refused> otherThing(Envelope corrected) {
        Running running = landscape.now();
        EntityKind kind = corrected.subject().kind();
        if (kind == EntityKind.PARTY && running.can(corrected.source(), Capability.PARTY_SOURCE)) {
            return otherCustomer(
                    corrected, running.require(corrected.source()).partySource().translate(corrected));
        }
        if (kind != EntityKind.ORDER || !running.can(corrected.source(), Capability.ORDER_SOURCE)) {
            return Optional.empty();
        }
        return switch (running.require(corrected.source()).orderSource().translate(corrected)) {
            case OrderSource.OrderNews.State state
            when !state.order().subject().equals(corrected.subject()) ->
                refusedBody("it is about " + state.order().subject() + ", not about " + corrected.subject());
            case OrderSource.OrderNews.State state -> Optional.empty();
            case OrderSource.OrderNews.NotInBody other -> Optional.empty();
            case OrderSource.OrderNews.Gone gone -> Optional.empty();
        };
    }

    private static Optional<Answer.Refused> otherCustomer(Envelope corrected, PartyNews news) {
        PartyReference own = PartyReference.of(
                corrected.subject().system(), corrected.subject().id());
        return news instanceof PartyNews.State state
                        && !state.customer().reference().equals(own)
                ? refusedBody("it is about customer " + state.customer().reference() + ", not about " + own)
                : Optional.empty();
    }

    private static Optional<Answer.Refused> refusedBody(String why) {
        return Optional.of(new Answer.Refused(
                "the corrected body cannot be used: " + why,
                "begin with the kept body and change what is wrong in it"));
    }

    private Optional<Answer.Refused> wrongSettings(Map<String, String> settings, SystemId target) {
        if (settings.isEmpty()) {
            return Optional.empty();
        }
        if (settings.size() > MOST_SETTINGS) {
            return Optional.of(new Answer.Refused(
                    "a correction has at most " + MOST_SETTINGS + " settings, but this one " + settings.size(),
                    "put mappings that hold for more than one operation into waybill.yaml"));
        }
        List<Setting> mappings = landscape.now().type(target).map(ConnectorType::settings).orElse(List.of()).stream()
                .filter(setting -> setting.name().endsWith(".*"))
                .toList();
        return new TreeMap<>(settings)
                .entrySet().stream()
                        .flatMap(entry -> wrong(entry.getKey(), entry.getValue(), mappings, target).stream())
                        .findFirst();
    }

    private static Optional<Answer.Refused> wrong(String name, String value, List<Setting> mappings, SystemId target) {
        if (!VALUE.matcher(name).matches() || !VALUE.matcher(value).matches() || value.isBlank()) {
            return Optional.of(new Answer.Refused(
                    "name and value of a setting have 1 to 200 characters in one line, but '"
                            + name.replaceAll("[\\p{Cc}\\p{Cs}]", "?") + "' or its value has not",
                    "write it as name=value"));
        }
        boolean known = mappings.stream()
                .anyMatch(setting ->
                        setting.covers(name) && name.length() > setting.name().length() - 1);
        return known
                ? Optional.empty()
                : Optional.of(new Answer.Refused(
                        "'" + name + "' is not a mapping of " + target + " that can be set for one operation",
                        next(mappings, target)));
    }

    private static String next(List<Setting> mappings, SystemId target) {
        return mappings.isEmpty()
                ? target + " has none; correct the body instead"
                : mappings.stream()
                        .map(setting -> setting.name() + " (" + setting.meaning() + ")")
                        .collect(Collectors.joining(", ", "there are: ", "; what else is set, waybill.yaml says"));
    }
}
