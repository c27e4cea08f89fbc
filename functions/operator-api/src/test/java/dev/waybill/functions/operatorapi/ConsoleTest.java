package dev.waybill.functions.operatorapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.waybill.functions.operatorapi.World.Answered;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The console's files as a browser asks for them, without a token. */
class ConsoleTest {
    private static final Path FOLDER = Path.of("src/main/resources/dev/waybill/functions/operatorapi/console")
            .toAbsolutePath();
    private static final Pattern ASSETS = Pattern.compile("\\./(console/[0-9a-f]{16})/app\\.js");
    /** What makes markup, code or a place to run in out of text. */
    private static final Pattern FORBIDDEN = Pattern.compile(
            "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|\\beval\\(|new Function|setTimeout\\('|srcdoc|DOMParser|javascript:|localStorage\\.setItem\\(TOKENS");

    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    private APIGatewayV2HTTPResponse file(String path, Map<String, String> headers) {
        return world.raw(World.event(Map.of(), "GET", URI.create(path), "", headers));
    }

    private APIGatewayV2HTTPResponse file(String path) {
        return file(path, Map.of());
    }

    /** The folder that index.html names. */
    private String assets() {
        Matcher found = ASSETS.matcher(file("/").getBody());
        assertThat(found.find()).isTrue();
        return "/" + found.group(1);
    }

    @Test
    void the_page_is_for_everybody_is_asked_for_each_time_and_its_files_are_kept_for_good() {
        APIGatewayV2HTTPResponse page = file("/");
        APIGatewayV2HTTPResponse program = file(assets() + "/app.js");

        assertThat(page.getStatusCode()).isEqualTo(200);
        assertThat(page.getHeaders())
                .containsEntry("content-type", "text/html; charset=utf-8")
                .containsEntry("cache-control", "no-cache");
        assertThat(program.getBody()).contains("import ");
        assertThat(program.getHeaders())
                .containsEntry("content-type", "text/javascript; charset=utf-8")
                .containsEntry("cache-control", "public, max-age=31536000, immutable");
    }

    @Test
    void a_file_of_another_version_is_given_but_not_to_be_kept() {
        APIGatewayV2HTTPResponse old = file("/console/0000000000000000/app.js");

        assertThat(old.getStatusCode()).isEqualTo(200);
        assertThat(old.getHeaders()).containsEntry("cache-control", "no-cache");
    }

    @Test
    void whatever_gets_into_a_page_the_browser_runs_our_files_alone_frames_nothing_and_sends_nothing_elsewhere() {
        for (String path : List.of("/", assets() + "/app.js", "/console/nothing", "/console/settings.json")) {
            Map<String, String> headers = file(path).getHeaders();
            assertThat(headers.get("content-security-policy"))
                    .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'", "base-uri 'none'")
                    .contains("connect-src 'self' https://issuer.example https://sign-in.example;")
                    .contains("require-trusted-types-for 'script'")
                    .doesNotContain("unsafe");
            assertThat(headers)
                    .containsEntry("x-content-type-options", "nosniff")
                    .containsEntry("x-frame-options", "DENY")
                    .containsEntry("referrer-policy", "no-referrer")
                    .containsEntry("cross-origin-opener-policy", "same-origin");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console",
                "/console/",
                "/console/x",
                "/console/app.js",
                "/console/x/nothing.js",
                "/console/x/..%2fopenapi.json",
                "/console/..%2f..%2fopenapi.json/app.js/x",
                "/console/x/%2e%2e/app.js",
                "/console/%2e%2e/%2e%2e",
                "/console/x/..%5capp.js",
                "/console/x/app.js%00",
                "/console/x/APP.JS",
                "/console/x/index.html",
                "/console/x/y/app.js",
                "/console/x/app.js%2f"
            })
    void what_is_no_file_of_the_console_is_not_found_by_any_spelling(String path) {
        APIGatewayV2HTTPResponse answer = file(path);

        assertThat(answer.getStatusCode()).isEqualTo(404);
        assertThat(answer.getBody()).isEqualTo("There is no such file.");
        assertThat(answer.getHeaders()).containsEntry("content-type", "text/plain; charset=utf-8");
    }

    @Test
    void no_other_method_and_nothing_of_the_api_is_to_be_had_without_a_token() {
        assertThat(world.raw(World.event(Map.of(), "POST", URI.create("/"), "", Map.of()))
                        .getStatusCode())
                .isEqualTo(405);
        assertThat(file("/v1/me").getStatusCode()).isEqualTo(403);
        assertThat(file("/v1/failures").getStatusCode()).isEqualTo(403);
        assertThat(file("/console/../v1/me").getStatusCode()).isEqualTo(404);
    }

    @Test
    void who_has_it_already_is_told_so_without_a_body() {
        String etag = file("/").getHeaders().get("etag");

        APIGatewayV2HTTPResponse again = file("/", Map.of("If-None-Match", "\"other\", " + etag));

        assertThat(again.getStatusCode()).isEqualTo(304);
        assertThat(again.getBody()).isNull();
        assertThat(again.getHeaders()).containsEntry("etag", etag).containsKey("content-security-policy");
        assertThat(file("/", Map.of("If-None-Match", "\"other\"")).getStatusCode())
                .isEqualTo(200);
    }

    @Test
    void it_travels_packed_for_whoever_takes_that() throws IOException {
        APIGatewayV2HTTPResponse packed = file(assets() + "/console.css", Map.of("Accept-Encoding", "gzip, br"));

        byte[] bytes = Base64.getDecoder().decode(packed.getBody());
        String text =
                new String(new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes(), StandardCharsets.UTF_8);
        assertThat(packed.getIsBase64Encoded()).isTrue();
        assertThat(packed.getHeaders())
                .containsEntry("content-encoding", "gzip")
                .containsEntry("vary", "accept-encoding");
        assertThat(text).isEqualTo(file(assets() + "/console.css").getBody());
        assertThat(bytes.length).isLessThan(text.length() / 2);
    }

    @Test
    void the_page_learns_with_whom_people_sign_in() throws IOException {
        JsonNode settings =
                new JsonMapper().readTree(file("/console/settings.json").getBody());

        assertThat(settings.path("issuer").asText()).isEqualTo("https://issuer.example/pool");
        assertThat(settings.path("client_id").asText()).isEqualTo("console");
        assertThat(settings.path("scope").asText()).isEqualTo("openid");
        assertThat(settings).hasSize(3);
    }

    @Test
    void the_files_are_those_of_the_folder() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(ConsoleFiles.NAMES);
        }
    }

    @Test
    void the_languages_say_the_same_things_with_the_same_values() throws IOException {
        JsonNode english = words("en.json");
        JsonNode spanish = words("es.json");

        assertThat(names(spanish)).isEqualTo(names(english));
        english.properties()
                .forEach(word -> assertThat(values(spanish.path(word.getKey()).asText()))
                        .as(word.getKey())
                        .isEqualTo(values(word.getValue().asText())));
    }

    @Test
    void every_word_that_the_program_asks_for_is_there() throws IOException {
        JsonNode english = words("en.json");
        Pattern asked = Pattern.compile("\\bt\\('([^'$]+)'");
        for (String name : ConsoleFiles.NAMES) {
            Matcher matcher = asked.matcher(Files.readString(FOLDER.resolve(name)));
            while (matcher.find()) {
                String key = matcher.group(1);
                assertThat(english.has(key) || english.has(key + ".other"))
                        .as(name + ": " + key)
                        .isTrue();
            }
        }
    }

    @Test
    void no_text_is_ever_read_as_markup_or_run() throws IOException {
        for (String name : ConsoleFiles.NAMES) {
            assertThat(Files.readString(FOLDER.resolve(name))).as(name).doesNotContainPattern(FORBIDDEN);
        }
    }

    @Test
    void every_code_of_a_failure_has_words() throws IOException {
        JsonNode english = words("en.json");
        assertThat(Stream.of(dev.waybill.domain.failure.FailureCode.values())
                        .filter(code -> !english.has("code." + code.name())))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/v1/failures", "/v1/ownership"})
    void what_has_not_changed_is_not_told_again(String address) {
        Answered first = world.get("viewer", address);

        Answered again = world.call(
                "viewer",
                "GET",
                address,
                "",
                Map.of("If-None-Match", first.headers().get("etag")));

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body().isMissingNode()).isTrue();
        assertThat(again.headers()).containsEntry("cache-control", "no-store");
    }

    private static JsonNode words(String name) throws IOException {
        return new JsonMapper().readTree(FOLDER.resolve(name).toFile());
    }

    private static Set<String> names(JsonNode words) {
        return words.properties().stream().map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> values(String text) {
        return Pattern.compile("\\{\\w+}")
                .matcher(text)
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
