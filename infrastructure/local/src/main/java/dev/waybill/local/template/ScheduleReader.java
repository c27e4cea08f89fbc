package dev.waybill.local.template;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads {@code ScheduleV2} (EventBridge Scheduler) and {@code Schedule} (EventBridge rule). What is disabled is left out.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-schedulev2.html
 * (read 2026-11).
 */
final class ScheduleReader {
    /** https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html (read 2026-11). */
    private static final Pattern RATE = Pattern.compile("rate\\(\\s*([1-9][0-9]{0,8})\\s+(minute|hour|day)s?\\s*\\)");

    private final Resolver resolver;
    private final Place place;

    ScheduleReader(Resolver resolver, Place place) {
        this.resolver = resolver;
        this.place = place;
    }

    Stream<ScheduleSpec> read(String function, String name, Map<String, Object> event) {
        Map<String, Object> properties = Tree.in(event, "Properties").orElse(Map.of());
        if (isOff(properties)) {
            return Stream.of();
        }
        return switch (Tree.text(event, "Type").orElse("")) {
            case "ScheduleV2" ->
                Stream.of(spec(
                        place.arn("scheduler", "schedule/default/" + named(function, name, properties)),
                        every(function, properties, "ScheduleExpression"),
                        properties));
            case "Schedule" ->
                Stream.of(spec(
                        place.arn("events", "rule/" + named(function, name, properties)),
                        every(function, properties, "Schedule"),
                        properties));
            default -> Stream.of();
        };
    }

    private ScheduleSpec spec(String arn, Duration every, Map<String, Object> properties) {
        return new ScheduleSpec(arn, every, text(properties, "Input"));
    }

    private boolean isOff(Map<String, Object> properties) {
        return text(properties, "State").filter("DISABLED"::equals).isPresent()
                || text(properties, "Enabled").filter("false"::equals).isPresent();
    }

    private String named(String function, String name, Map<String, Object> properties) {
        return text(properties, "Name").orElse(function + name);
    }

    private Duration every(String function, Map<String, Object> properties, String property) {
        String expression = text(properties, property)
                .orElseThrow(() -> new TemplateException(
                        "template.yaml: " + function + " is called on a schedule without " + property));
        Matcher rate = RATE.matcher(expression);
        if (!rate.matches()) {
            throw new TemplateException("template.yaml: " + function + " is called on the schedule '" + expression
                    + "', but the local run does only rates, such as rate(5 minutes): no cron, no at."
                    + " With State: DISABLED it is left out");
        }
        long value = Long.parseLong(rate.group(1));
        return switch (rate.group(2)) {
            case "minute" -> Duration.ofMinutes(value);
            case "hour" -> Duration.ofHours(value);
            default -> Duration.ofDays(value);
        };
    }

    private Optional<String> text(Map<String, Object> properties, String name) {
        return Optional.ofNullable(properties.get(name))
                .flatMap(resolver::resolve)
                .map(resolver::text);
    }
}
