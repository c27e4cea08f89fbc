package dev.waybill.cli.target;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Files that name the stores: of a running local instance, and the outputs of a stack. */
final class NamesFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private NamesFile() {}

    /** A flat JSON object, name to text, as a local instance writes it; functions go by their names in template.yaml. */
    static Map<String, String> local(Path file) {
        Map<String, String> names = new HashMap<>();
        names.put(Variable.REDRIVE_FAILURES_FUNCTION.name(), "RedriveFailuresFunction");
        read(file)
                .properties()
                .forEach(entry -> names.put(entry.getKey(), entry.getValue().asText()));
        return names;
    }

    /**
     * Outputs of a stack, in the shapes that `aws cloudformation describe-stacks` and `sam list stack-outputs` print:
     * a list of OutputKey and OutputValue, wherever it lies.
     */
    static Map<String, String> outputs(Path file) {
        Map<String, String> outputs = new HashMap<>();
        collect(read(file), outputs);
        Map<String, String> names = new HashMap<>();
        for (Variable variable : Variable.values()) {
            String value = outputs.get(variable.output());
            if (value != null) {
                names.put(variable.name(), value);
            }
        }
        Optional.ofNullable(outputs.get("OperatorApiUrl")).ifPresent(url -> names.put("WAYBILL_API", url));
        if (names.isEmpty()) {
            throw new UsageException(
                    file + " has none of the outputs of Waybill's stack, such as LedgerTableName: write it"
                            + " with `aws cloudformation describe-stacks --stack-name NAME`");
        }
        return names;
    }

    private static void collect(JsonNode node, Map<String, String> outputs) {
        if (node.has("OutputKey") && node.has("OutputValue")) {
            outputs.put(node.get("OutputKey").asText(), node.get("OutputValue").asText());
        }
        node.forEach(child -> collect(child, outputs));
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new UsageException(
                    file + " is not JSON (line " + e.getLocation().getLineNr() + ")");
        } catch (IOException e) {
            throw new UsageException(file + " cannot be read: is the path right?");
        }
    }
}
