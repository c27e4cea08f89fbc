package dev.waybill.connectors.tryton.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The fake against the real one: each recorded request is put to the fake in the order of recording, and the fake's answer has
 * the recorded status and the recorded body, ids and sums included. Times only have to have the same shape.
 */
class RecordedTrytonTest {
    private static final Path FOLDER = Path.of("src/test/resources/tryton/recorded");
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .reader();

    /** Computed by modules that the connector does not use. */
    private static final Set<String> NOT_FAKED = Set.of("full_address", "groups", "company.rec_name", "_timestamp");

    @Test
    void the_fake_answers_every_recorded_request_as_the_real_one_did() {
        List<String> differences = new ArrayList<>();
        int compared = 0;
        try (FakeTryton fake = FakeTryton.asRecorded()) {
            String session = fake.session();
            for (Map.Entry<String, JsonNode> pair : pairs().entrySet()) {
                if (pair.getKey().startsWith("111_")) {
                    Seeds.saleOfNoCategory(fake, 20); // made between two recordings, without being recorded itself
                }
                difference(fake, session, pair.getValue()).ifPresent(it -> differences.add(pair.getKey() + ": " + it));
                compared++;
            }
        }

        assertThat(differences).isEmpty();
        assertThat(compared).isEqualTo(75);
    }

    private static Optional<String> difference(FakeTryton fake, String session, JsonNode pair) {
        JsonNode request = pair.path("request");
        Answered answered = ask(fake, session, request);
        int status = pair.path("response").path("status").asInt();
        if (answered.status() != status) {
            return Optional.of("status " + answered.status() + " instead of " + status + ", " + answered.body());
        }
        JsonNode recorded = pair.path("response").path("body");
        return recorded.isObject() ? difference("", recorded, parse(answered.body())) : Optional.empty();
    }

    private record Answered(int status, String body) {}

    private static Answered ask(FakeTryton fake, String session, JsonNode request) {
        JsonNode body = request.path("body");
        String text = body.isTextual() ? body.asText() : adapted(fake, body).toString();
        String path = request.path("http").asText().substring("POST ".length());
        String authorization = request.path("headers").path("Authorization").asText();
        boolean genuine = !authorization.isEmpty() && !isZeros(authorization);
        FakeTryton.Answer answer = fake.answer(
                        path, genuine ? session : authorization, text.getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
        return new Answered(answer.status(), answer.body());
    }

    /** The recorded session that never existed. */
    private static boolean isZeros(String authorization) {
        return new String(
                        java.util.Base64.getDecoder().decode(authorization.replaceFirst("^\\w+ ", "")),
                        StandardCharsets.UTF_8)
                .endsWith("0000000000");
    }

    /** The fake has a user and a time of its own. */
    private static JsonNode adapted(FakeTryton fake, JsonNode body) {
        String text = body.toString();
        if (body.path("method").asText().equals("common.db.login")) {
            text = text.replace("\"hub\"", "\"" + FakeTryton.USER + "\"")
                    .replace("Hub-spike-pw-1!", FakeTryton.PASSWORD);
        }
        Tables tables = fake.tables();
        Optional<ObjectNode> sale = tables.find("sale.sale", 1);
        return parse(
                text.replace("1795432327.944617", sale.map(tables::timestamp).orElse("")));
    }

    private static Optional<String> difference(String path, JsonNode recorded, JsonNode faked) {
        if (recorded.isObject() && recorded.path("__class__").asText().equals("datetime")) {
            return faked.path("__class__").asText().equals("datetime")
                    ? Optional.empty()
                    : Optional.of(path + " is no time");
        }
        if (isDescriptionOfDomain(path, faked)) {
            return Optional.empty();
        }
        if (recorded.isObject() || recorded.isArray()) {
            return container(path, recorded, faked);
        }
        boolean isSessionKey = path.equals(".result[1]") && recorded.asText().length() == 64;
        boolean same = recorded.isNumber()
                ? faked.isNumber() && recorded.decimalValue().compareTo(faked.decimalValue()) == 0
                : recorded.equals(faked) || isSessionKey || isUser(recorded, faked);
        return same ? Optional.empty() : Optional.of(path + " is " + faked + " instead of " + recorded);
    }

    private static boolean isUser(JsonNode recorded, JsonNode faked) {
        return recorded.asText().replace("hub", FakeTryton.USER).equals(faked.asText());
    }

    private static boolean isDescriptionOfDomain(String path, JsonNode faked) {
        return path.startsWith(".error[1][2]") && faked.isNull();
    }

    private static Optional<String> container(String path, JsonNode recorded, JsonNode faked) {
        if (recorded.getNodeType() != faked.getNodeType() || (recorded.isArray() && recorded.size() != faked.size())) {
            return Optional.of(path + " is " + faked + " instead of " + recorded);
        }
        if (recorded.isArray()) {
            return Stream.iterate(0, i -> i + 1)
                    .limit(recorded.size())
                    .flatMap(i -> difference(path + "[" + i + "]", recorded.get(i), faked.get(i)).stream())
                    .findFirst();
        }
        return ((ObjectNode) recorded)
                .properties().stream()
                        .filter(member -> !NOT_FAKED.contains(member.getKey()))
                        .flatMap(member ->
                                difference(path + "." + member.getKey(), member.getValue(), faked.path(member.getKey()))
                                        .stream())
                        .findFirst();
    }

    private static Map<String, JsonNode> pairs() {
        Map<String, JsonNode> pairs = new TreeMap<>(RecordedTrytonTest::inOrderOfRecording);
        try (Stream<Path> files = Files.list(FOLDER)) {
            files.forEach(file -> pairs.put(file.getFileName().toString(), read(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pairs;
    }

    /** Numbers with a letter (091a) come where their number does. */
    private static int inOrderOfRecording(String one, String other) {
        Matcher first = Pattern.compile("(\\d+[a-z]?)_.*").matcher(one);
        Matcher second = Pattern.compile("(\\d+[a-z]?)_.*").matcher(other);
        return first.matches() && second.matches() ? first.group(1).compareTo(second.group(1)) : one.compareTo(other);
    }

    private static JsonNode read(Path file) {
        try {
            return parse(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
