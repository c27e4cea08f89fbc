package dev.waybill.local.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The parts of template.yaml that run here, with every reference resolved. */
public record Template(
        List<FunctionSpec> functions,
        List<QueueSpec> queues,
        List<TableSpec> tables,
        List<MetricFilterSpec> metricFilters) {
    public Template {
        metricFilters = List.copyOf(metricFilters);
        functions = List.copyOf(functions);
        queues = List.copyOf(queues);
        tables = List.copyOf(tables);
    }

    /**
     * Reads a template.
     *
     * @throws TemplateException if it uses what the local run does not know, or says what AWS would refuse
     */
    public static Template read(Path file, Place place) {
        try {
            return parse(Files.readString(file), place);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    static Template parse(String text, Place place) {
        Map<String, Object> tree = Tree.map(Objects.requireNonNull(Yaml.read(text), "template.yaml is empty"));
        Understood.checkTypes(tree);
        Resolver resolver = new Resolver(tree, place);
        List<QueueSpec> queues = new QueueReader(resolver, place).read(ofType(tree, "AWS::SQS::Queue"));
        List<TableSpec> tables = new TableReader(resolver).read(ofType(tree, "AWS::DynamoDB::Table"));
        List<FunctionSpec> functions = new FunctionReader(resolver, tree, queues, new ScheduleReader(resolver, place))
                .read(ofType(tree, "AWS::Serverless::Function"));
        List<MetricFilterSpec> metricFilters =
                new MetricFilterReader(resolver).read(ofType(tree, "AWS::Logs::MetricFilter"));
        return new Template(functions, queues, tables, metricFilters);
    }

    /** The variable of that name of whichever function has it. */
    public Optional<String> variable(String name) {
        return functions.stream()
                .map(function -> function.environment().get(name))
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Name and properties of each resource of one type, in the template's order. */
    private static List<Map.Entry<String, Map<String, Object>>> ofType(Map<String, Object> tree, String type) {
        return Tree.in(tree, "Resources").orElse(Map.of()).entrySet().stream()
                .filter(entry -> Tree.text(Tree.map(entry.getValue()), "Type")
                        .filter(type::equals)
                        .isPresent())
                .map(entry -> Map.entry(
                        entry.getKey(),
                        Tree.in(Tree.map(entry.getValue()), "Properties").orElse(Map.of())))
                .toList();
    }
}
