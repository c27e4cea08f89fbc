package dev.waybill.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The repository as it is: template, folders and code agree. */
class RepositoryTest {
    private static final Path TEMPLATE = Repository.ROOT.resolve("template.yaml");

    @Test
    void the_template_breaks_no_rule() {
        Template template = Template.parse(Repository.read(TEMPLATE));

        List<String> violations = Stream.of(
                        TemplateRule.violations(template),
                        new EnvironmentRules(Repository.productClasses()).violations(template),
                        new LogFieldRules(Repository.productClasses()).violations(template))
                .flatMap(List::stream)
                .toList();

        assertThat(violations).isEmpty();
    }

    @Test
    void a_role_allows_what_its_function_calls_and_nothing_else() {
        Template template = Template.parse(Repository.read(TEMPLATE));

        assertThat(new ActionRules(Repository.ROOT, Repository.productClasses()).violations(template))
                .isEmpty();
    }

    @Test
    void every_function_folder_has_its_entry_in_the_template() {
        Template template = Template.parse(Repository.read(TEMPLATE));
        List<String> entries = template.functions()
                .flatMap(function -> FunctionRules.nameOf(function).map(FunctionRules::folderOf).stream())
                .toList();

        assertThat(Repository.foldersIn(Repository.ROOT.resolve("functions")))
                .extracting(folder -> String.valueOf(folder.getFileName()))
                .containsExactlyInAnyOrderElementsOf(entries);
    }

    @Test
    void no_folder_misses_anything() {
        assertThat(new FolderRules(Repository.ROOT, Repository.productClasses()).violations())
                .isEmpty();
    }

    @Test
    void every_test_that_the_threats_page_names_exists() {
        Set<String> tests = Repository.filesIn(Repository.ROOT, ".*/src/(test|main)/java/.*\\.java").stream()
                .map(file -> String.valueOf(file.getFileName()).replace(".java", ""))
                .collect(Collectors.toSet());

        List<String> gone = Pattern.compile("`([A-Z][A-Za-z]+(Test|Contract|Rules))`")
                .matcher(Repository.read(Repository.ROOT.resolve("infrastructure/THREATS.md")))
                .results()
                .map(name -> name.group(1))
                .filter(name -> !tests.contains(name))
                .toList();

        assertThat(gone).isEmpty();
    }

    @Test
    void the_launcher_names_only_commands_that_exist() {
        Set<String> own = Set.of("storm", "cold-start", "test", "build", "format");
        Set<String> commands = Repository.productClasses().stream()
                .flatMap(type -> type.tryGetAnnotationOfType("picocli.CommandLine$Command").stream())
                .flatMap(command -> command.get("name").stream())
                .map(String::valueOf)
                .collect(Collectors.toSet());

        List<String> unknown = Pattern.compile("(?m)^  ([a-z-]+)  +\\S")
                .matcher(Repository.read(Repository.ROOT.resolve("waybill")))
                .results()
                .map(line -> line.group(1))
                .filter(name -> !own.contains(name) && !commands.contains(name))
                .toList();

        assertThat(unknown).isEmpty();
    }

    @Test
    void an_empty_folder_is_told_everything_it_misses(@TempDir Path root) throws IOException {
        for (String module : List.of("shared/connectors/shopify", "functions/deliver-orders")) {
            Files.createDirectories(root.resolve(module));
            Files.createFile(root.resolve(module).resolve("pom.xml"));
        }
        Files.createDirectories(root.resolve("infrastructure/runbooks"));
        Files.createFile(root.resolve("infrastructure/runbooks/LONG_GONE.md"));

        List<String> violations =
                new FolderRules(root, Snippet.named("failure-code").compiled()).violations();

        assertThat(violations)
                .containsExactlyInAnyOrder(
                        "shared/connectors/shopify has no README.md",
                        "shared/connectors/shopify has no ...ContractTest extends ConnectorContract",
                        "shared/connectors/shopify has no sample ('connector: shopify') in its README",
                        "shared/connectors/shopify has no line in the catalogue",
                        "functions/deliver-orders has no sample event in a folder events",
                        "infrastructure/runbooks has no page TOO_BUSY.md",
                        "infrastructure/runbooks/LONG_GONE.md is about a failure code that does not exist");
    }

    @Test
    void variables_and_handlers_that_differ_from_the_code_are_noticed() {
        Template template = Template.parse("""
                Resources:
                  DeliverOrdersFunction:
                    Type: AWS::Serverless::Function
                    Properties:
                      Handler: dev.waybill.functions.deliverorders.DeliverOrdersHandler::handleRequest
                      Environment: { Variables: { WAYBILL_TABEL: x, JAVA_TOOL_OPTIONS: y } }
                  OtherFunction:
                    Type: AWS::Serverless::Function
                    Properties: { Handler: dev.waybill.functions.Nobody }
                """);

        List<String> violations = new EnvironmentRules(Snippet.named("clean").compiled()).violations(template);

        assertThat(violations)
                .hasSize(4)
                .satisfiesExactly(
                        notPublic -> assertThat(notPublic).contains("not a RequestHandler with a public constructor"),
                        missing -> assertThat(missing).contains("is not given WAYBILL_TABLE, which its code reads"),
                        useless -> assertThat(useless).contains("is given WAYBILL_TABEL, which nothing in it reads"),
                        unknown -> assertThat(unknown).contains("names a handler that does not exist"));
    }

    @Test
    void an_index_of_a_field_that_no_line_has_is_noticed() {
        Template template = Template.parse("""
                Resources:
                  PollChangesFunction:
                    Type: AWS::Serverless::Function
                    Properties:
                      Handler: dev.waybill.functions.pollchanges.PollChangesHandler
                      LoggingConfig: { LogGroup: !Ref Lines }
                  RedriveFailuresFunction:
                    Type: AWS::Serverless::Function
                    Properties: { LoggingConfig: { LogGroup: !Ref Unindexed } }
                  Lines: { Type: AWS::Logs::LogGroup, Properties: { FieldIndexPolicies: [{ Fields: [code, colour] }] } }
                  Unindexed: { Type: AWS::Logs::LogGroup }
                """);

        assertThat(new LogFieldRules(Repository.productClasses()).violations(template))
                .satisfiesExactly(
                        unknown -> assertThat(unknown).contains("has an index of 'colour', which no line of Poll"),
                        none -> assertThat(none).contains("Unindexed has no index"));
    }
}
