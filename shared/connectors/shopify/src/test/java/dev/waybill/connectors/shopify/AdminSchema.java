package dev.waybill.connectors.shopify;

import dev.waybill.connectors.shopify.GraphqlQuery.Field;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which fields there are, and what a query costs: an object 1, a connection 2 and as many of its entries as are asked for. */
final class AdminSchema {
    private static final Path FILE = Path.of("src/test/resources/shopify/schema/admin-2026-07.graphql");
    private static final Pattern TYPE = Pattern.compile("type (\\w+) \\{");
    private static final Pattern FIELD = Pattern.compile("  (\\w+)(?:\\(([\\w ]*)\\))?: (\\S+)");
    private static final String CONNECTION = "Connection";
    private static final Set<String> ANY_TYPE = Set.of("Node", "Sale");

    private final Map<String, Map<String, Known>> types = new HashMap<>();

    /** @param type without its marks for lists and for what is never null */
    private record Known(String type, Set<String> arguments) {}

    AdminSchema() {
        String type = "";
        for (String line : lines()) {
            Matcher starts = TYPE.matcher(line);
            Matcher field = FIELD.matcher(line);
            if (starts.matches()) {
                type = starts.group(1);
                types.put(type, new HashMap<>());
            } else if (field.matches()) {
                Set<String> arguments =
                        Set.of(Optional.ofNullable(field.group(2)).orElse("").split(" "));
                fields(type).put(field.group(1), new Known(field.group(3).replaceAll("[\\[\\]!]", ""), arguments));
            }
        }
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first thing that a server would refuse in this query. */
    Optional<String> objection(List<Field> fields, String type) {
        return fields.stream().flatMap(field -> objection(field, type).stream()).findFirst();
    }

    private Optional<String> objection(Field field, String type) {
        if (field.onType().isPresent()) {
            return objection(field.fields(), field.onType().get());
        }
        if (type.endsWith(CONNECTION)) {
            String entry = type.substring(0, type.length() - CONNECTION.length());
            return field.name().equals("pageInfo") ? Optional.empty() : objection(field.fields(), entry);
        }
        Known known = fields(type).get(field.name());
        if (known == null) {
            return Optional.of("Field '" + field.name() + "' doesn't exist on type '" + type + "'");
        }
        for (String argument : field.arguments().keySet()) {
            if (!known.arguments().contains(argument)) {
                return Optional.of("Field '" + field.name() + "' doesn't accept argument '" + argument + "'");
            }
        }
        boolean object = types.containsKey(known.type())
                || ANY_TYPE.contains(known.type())
                || known.type().endsWith(CONNECTION);
        return object == field.fields().isEmpty()
                ? Optional.of("Selections and type of '" + field.name() + "' do not fit")
                : objection(field.fields(), known.type());
    }

    /** In points, before anything is looked up. */
    int cost(List<Field> fields, String type) {
        return fields.stream().mapToInt(field -> cost(field, type)).sum();
    }

    private int cost(Field field, String type) {
        if (field.onType().isPresent()) {
            return cost(field.fields(), field.onType().get());
        }
        String of = Objects.requireNonNull(fields(type).get(field.name())).type();
        if (of.endsWith(CONNECTION)) {
            String entry = of.substring(0, of.length() - CONNECTION.length());
            int each = field.fields().stream()
                    .filter(part -> part.name().equals("nodes"))
                    .mapToInt(nodes -> 1 + cost(nodes.fields(), entry))
                    .sum();
            return 2 + Objects.requireNonNull(field.arguments().get("first")).asInt() * each;
        }
        if (field.fields().isEmpty()) {
            return 0;
        }
        int times = field.arguments().containsKey("ids")
                ? Objects.requireNonNull(field.arguments().get("ids")).size()
                : 1;
        return times * (1 + cost(field.fields(), of));
    }

    private Map<String, Known> fields(String type) {
        return types.computeIfAbsent(type, any -> new HashMap<>());
    }
}
