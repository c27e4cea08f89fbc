package dev.waybill.connectors.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads a query as a GraphQL server does: names, aliases, arguments, fragments. Knows no directives and no input objects. */
final class GraphqlQuery {
    private static final Pattern TOKEN =
            Pattern.compile("\\.\\.\\.|[{}()\\[\\]:!$]|\"[^\"]*\"|[A-Za-z_][A-Za-z0-9_]*|[0-9]+");

    private final Deque<String> tokens;
    private final JsonNode variables;
    private final Map<String, List<Field>> fragments = new HashMap<>();

    /**
     * What is asked for.
     *
     * @param onType only of things of this type; then it has no name, and is replaced by its fields
     */
    record Field(
            String alias, String name, Map<String, JsonNode> arguments, Optional<String> onType, List<Field> fields) {}

    private GraphqlQuery(String text, JsonNode variables) {
        this.tokens = new ArrayDeque<>(
                TOKEN.matcher(text).results().map(MatchResult::group).toList());
        this.variables = variables;
    }

    /** The fields of the query's root, fragments in their places. */
    static List<Field> read(String text, JsonNode variables) {
        return new GraphqlQuery(text, variables).query();
    }

    private List<Field> query() {
        List<Field> root = List.of();
        Map<String, Deque<String>> bodies = new HashMap<>();
        while (!tokens.isEmpty()) {
            String kind = tokens.pop();
            String name = tokens.pop();
            while (!Objects.equals(tokens.peek(), "{")) {
                tokens.pop();
            }
            if (kind.equals("fragment")) {
                bodies.put(name, block());
            } else {
                bodies.put("", block());
            }
        }
        unfold(bodies);
        return Objects.requireNonNullElse(fragments.get(""), root);
    }

    /** Fragments first that need no other. */
    private void unfold(Map<String, Deque<String>> bodies) {
        Map<String, Deque<String>> open = new HashMap<>(bodies);
        while (!open.isEmpty()) {
            String name = open.entrySet().stream()
                    .filter(body -> open.keySet().stream().noneMatch(other -> uses(body.getValue(), other)))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseThrow();
            tokens.clear();
            tokens.addAll(Objects.requireNonNull(open.remove(name)));
            fragments.put(name, fields());
        }
    }

    private static boolean uses(Deque<String> body, String fragment) {
        List<String> words = List.copyOf(body);
        for (int i = 0; i + 1 < words.size(); i++) {
            if (words.get(i).equals("...") && words.get(i + 1).equals(fragment)) {
                return true;
            }
        }
        return false;
    }

    private Deque<String> block() {
        Deque<String> block = new ArrayDeque<>();
        int depth = 0;
        do {
            String token = tokens.pop();
            depth += token.equals("{") ? 1 : token.equals("}") ? -1 : 0;
            block.add(token);
        } while (depth > 0);
        return block;
    }

    private List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        expect("{");
        while (!Objects.equals(tokens.peek(), "}")) {
            fields.addAll(field());
        }
        expect("}");
        return List.copyOf(fields);
    }

    private List<Field> field() {
        String first = tokens.pop();
        if (first.equals("...")) {
            String word = tokens.pop();
            return word.equals("on")
                    ? List.of(new Field("", "", Map.of(), Optional.of(tokens.pop()), fields()))
                    : Objects.requireNonNull(fragments.get(word), word);
        }
        String name = first;
        if (Objects.equals(tokens.peek(), ":")) {
            expect(":");
            name = tokens.pop();
        }
        Map<String, JsonNode> arguments = arguments();
        List<Field> fields = Objects.equals(tokens.peek(), "{") ? fields() : List.of();
        return List.of(new Field(first, name, arguments, Optional.empty(), fields));
    }

    private Map<String, JsonNode> arguments() {
        Map<String, JsonNode> arguments = new HashMap<>();
        if (!Objects.equals(tokens.peek(), "(")) {
            return arguments;
        }
        expect("(");
        while (!Objects.equals(tokens.peek(), ")")) {
            String name = tokens.pop();
            expect(":");
            arguments.put(name, value(tokens.pop()));
        }
        expect(")");
        return arguments;
    }

    private JsonNode value(String token) {
        if (token.equals("$")) {
            return variables.path(tokens.pop());
        }
        return token.matches("[0-9]+")
                ? JsonNodeFactory.instance.numberNode(Integer.parseInt(token))
                : JsonNodeFactory.instance.textNode(token);
    }

    private void expect(String token) {
        if (!tokens.pop().equals(token)) {
            throw new IllegalArgumentException("expected " + token + " before " + tokens.peek());
        }
    }
}
