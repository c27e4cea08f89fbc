package dev.waybill.local.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Replaces CloudFormation's functions by what they come to here. */
final class Resolver {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(!?)([^}]+)}");

    private final Map<String, Object> template;
    private final Place place;

    Resolver(Map<String, Object> template, Place place) {
        this.template = template;
        this.place = place;
    }

    /** The value with every function replaced; empty for {@code AWS::NoValue}. */
    Optional<Object> resolve(Object value) {
        return switch (value) {
            case Map<?, ?> map
            when function(map).isPresent() -> call(function(map).orElseThrow(), map);
            case Map<?, ?> map -> Optional.of(entries(map));
            case List<?> list ->
                Optional.of(list.stream()
                        .map(Objects::requireNonNull)
                        .flatMap(entry -> resolve(entry).stream())
                        .toList());
            default -> Optional.of(value);
        };
    }

    String text(Object value) {
        return resolve(value)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .orElseThrow(() -> new TemplateException("template.yaml: expected a text but found " + value));
    }

    private Map<String, Object> entries(Map<?, ?> map) {
        Map<String, Object> resolved = new LinkedHashMap<>();
        map.forEach((key, value) ->
                resolve(Objects.requireNonNull(value)).ifPresent(there -> resolved.put(String.valueOf(key), there)));
        return resolved;
    }

    private static Optional<String> function(Map<?, ?> map) {
        if (map.size() != 1) {
            return Optional.empty();
        }
        String name = String.valueOf(map.keySet().iterator().next());
        return Optional.of(name).filter(key -> key.equals("Ref") || key.startsWith("Fn::"));
    }

    private Optional<Object> call(String function, Map<?, ?> map) {
        Object argument = Objects.requireNonNull(map.get(function));
        return switch (function) {
            case "Ref" -> ref(String.valueOf(argument));
            case "Fn::GetAtt" ->
                Optional.of(attribute(
                        list(argument).get(0).toString(), text(list(argument).get(1))));
            case "Fn::Sub" -> Optional.of(substituted(argument));
            case "Fn::Join" -> Optional.of(joined(list(argument)));
            case "Fn::If" -> resolve(list(argument).get(condition(list(argument).get(0)) ? 1 : 2));
            default ->
                throw new TemplateException("template.yaml uses " + function
                        + ", which the local run does not know: add it to " + Resolver.class.getSimpleName());
        };
    }

    private Optional<Object> ref(String name) {
        return switch (name) {
            case "AWS::NoValue" -> Optional.empty();
            case "AWS::Region" -> Optional.of(place.region());
            case "AWS::AccountId" -> Optional.of(place.account());
            case "AWS::StackName" -> Optional.of(place.stack());
            case "AWS::Partition" -> Optional.of("aws");
            case "AWS::URLSuffix" -> Optional.of("amazonaws.com");
            default -> Optional.of(parameter(name).orElseGet(() -> resource(name)));
        };
    }

    private Optional<String> parameter(String name) {
        return Tree.in(template, "Parameters", name)
                .map(parameter -> Optional.ofNullable(place.parameters().get(name))
                        .or(() -> Tree.text(parameter, "Default"))
                        .orElseThrow(() -> new TemplateException("template.yaml: parameter " + name
                                + " has no default, so a local run cannot know it")));
    }

    private String resource(String name) {
        return switch (type(name)) {
            case "AWS::SQS::Queue" -> place.queueUrl(queueName(name));
            case "AWS::DynamoDB::Table" -> tableName(name);
            case "AWS::Serverless::Function" -> functionName(name);
            default -> place.stack() + "-" + name;
        };
    }

    private String attribute(String name, String attribute) {
        return switch (type(name) + "." + attribute) {
            case "AWS::SQS::Queue.Arn" -> place.queueArn(queueName(name));
            case "AWS::SQS::Queue.QueueName" -> queueName(name);
            case "AWS::SQS::Queue.QueueUrl" -> place.queueUrl(queueName(name));
            case "AWS::Serverless::Function.Arn" -> place.functionArn(functionName(name));
            default -> "arn:aws:local:" + place.region() + ":" + place.account() + ":" + name + "/" + attribute;
        };
    }

    private String type(String name) {
        return Tree.in(template, "Resources", name)
                .flatMap(resource -> Tree.text(resource, "Type"))
                .orElseThrow(() -> new TemplateException("template.yaml names '" + name + "', which is not in it"));
    }

    String queueName(String logical) {
        Map<String, Object> properties = properties(logical);
        boolean fifo = Tree.text(properties, "FifoQueue").filter("true"::equals).isPresent();
        return Optional.ofNullable(properties.get("QueueName"))
                .map(this::text)
                .orElseGet(() -> place.stack() + "-" + logical + (fifo ? ".fifo" : ""));
    }

    String tableName(String logical) {
        return named(logical, "TableName");
    }

    String functionName(String logical) {
        return named(logical, "FunctionName");
    }

    private String named(String logical, String property) {
        return Optional.ofNullable(properties(logical).get(property))
                .map(this::text)
                .orElseGet(() -> place.stack() + "-" + logical);
    }

    private Map<String, Object> properties(String logical) {
        return Tree.in(template, "Resources", logical, "Properties").orElse(Map.of());
    }

    private String substituted(Object argument) {
        Map<String, Object> own =
                argument instanceof List<?> list ? Tree.map(Objects.requireNonNull(list.get(1))) : Map.of();
        String text = String.valueOf(argument instanceof List<?> list ? list.get(0) : argument);
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(placeholder(found.group(1), found.group(2), own)));
    }

    private String placeholder(String literal, String name, Map<String, Object> own) {
        if (!literal.isEmpty()) {
            return "${" + name + "}";
        }
        Object mine = own.get(name);
        if (mine != null) {
            return text(mine);
        }
        int dot = name.indexOf('.');
        return dot < 0 ? text(Map.of("Ref", name)) : attribute(name.substring(0, dot), name.substring(dot + 1));
    }

    private String joined(List<?> argument) {
        return list(Objects.requireNonNull(argument.get(1))).stream()
                .map(this::text)
                .collect(Collectors.joining(String.valueOf(argument.get(0))));
    }

    private boolean condition(Object condition) {
        return switch (condition) {
            case String name ->
                condition(Optional.ofNullable(
                                Tree.in(template, "Conditions").orElse(Map.of()).get(name))
                        .orElseThrow(() -> new TemplateException("template.yaml has no condition " + name)));
            case Map<?, ?> map -> judged(Tree.map(map));
            default -> throw new TemplateException("template.yaml: not a condition: " + condition);
        };
    }

    private boolean judged(Map<String, Object> map) {
        Map.Entry<String, Object> only = map.entrySet().iterator().next();
        return switch (only.getKey()) {
            case "Condition" -> condition(only.getValue());
            case "Fn::Not" -> !condition(list(only.getValue()).get(0));
            case "Fn::And" -> list(only.getValue()).stream().allMatch(this::condition);
            case "Fn::Or" -> list(only.getValue()).stream().anyMatch(this::condition);
            case "Fn::Equals" ->
                resolve(list(only.getValue()).get(0))
                        .equals(resolve(list(only.getValue()).get(1)));
            default -> throw new TemplateException("template.yaml: not a condition: " + only.getKey());
        };
    }

    private static List<Object> list(Object value) {
        return Tree.list(value);
    }
}
