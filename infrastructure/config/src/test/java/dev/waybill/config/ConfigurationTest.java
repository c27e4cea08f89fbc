package dev.waybill.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.domain.landscape.Revision;
import dev.waybill.engine.memory.MemoryLandscapeStore;
import dev.waybill.engine.port.LandscapeStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Taking a file into force. */
class ConfigurationTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:15:00Z");
    private static final String CHANGED = Files.with("owner: erp", "owner: shop-*");

    private final LandscapeStore store = new MemoryLandscapeStore();
    private final Configuration configuration =
            new Configuration(Connectors.check(), store, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void the_first_file_becomes_version_1_with_who_why_when_and_its_text() {
        Applied applied = apply(Files.RIGHT, "ana", "go live");

        assertThat(applied).isInstanceOf(Applied.Done.class);
        assertThat(store.latest()).hasValueSatisfying(revision -> {
            assertThat(revision.landscape().version()).isEqualTo(1);
            assertThat(revision.who()).isEqualTo("ana");
            assertThat(revision.why()).isEqualTo("go live");
            assertThat(revision.at()).isEqualTo(NOW);
            assertThat(revision.source()).isEqualTo(Files.RIGHT);
        });
    }

    @Test
    void the_next_file_becomes_the_next_version_and_says_what_changes() {
        apply(Files.RIGHT, "ana", "go live");

        Applied applied = apply(CHANGED, "ben", "shops ship by themselves");

        assertThat(applied).isInstanceOfSatisfying(Applied.Done.class, done -> {
            assertThat(done.revision().landscape().version()).isEqualTo(2);
            assertThat(done.changes())
                    .extracting(Change::sentence)
                    .containsExactly("owner of order.status: erp → shop-*");
        });
    }

    @Test
    void a_file_that_changes_nothing_is_not_applied() {
        apply(Files.RIGHT, "ana", "go live");

        assertThat(apply("# only a remark\n" + Files.RIGHT, "ana", "again")).isEqualTo(new Applied.Unchanged(1));
        assertThat(store.history(9)).hasSize(1);
    }

    @Test
    void a_wrong_file_is_refused_and_nothing_is_written() {
        Applied applied = apply(Files.with("owner: erp", "owner: epr"), "ana", "typo");

        assertThat(applied).isInstanceOf(Applied.Refused.class);
        assertThat(store.latest()).isEmpty();
    }

    @Test
    void who_was_overtaken_learns_by_whom_and_overwrites_nothing() {
        apply(Files.RIGHT, "ana", "go live");
        LandscapeStore overtaken = new OvertakenStore(store, () -> apply(CHANGED, "ben", "new owner"));
        Configuration slow = new Configuration(Connectors.check(), overtaken, Clock.fixed(NOW, ZoneOffset.UTC));

        Applied applied =
                slow.apply(ConfigurationText.of("waybill.yaml", Files.with("company: 1", "company: 2")), "cem", "move");

        assertThat(applied).isInstanceOfSatisfying(Applied.Overtaken.class, lost -> assertThat(lost.sentence())
                .isEqualTo("version 2 was applied meanwhile by ben at 2026-11-23T10:15:00Z (new owner): look at what it"
                        + " changed with `waybill config diff`, then apply again"));
        assertThat(store.history(9)).hasSize(2);
    }

    @Test
    void nobody_applies_without_a_name_and_a_reason() {
        assertThatThrownBy(() -> apply(Files.RIGHT, " ", "why")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> apply(Files.RIGHT, "ana", "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_file_that_is_not_there_or_not_utf8_is_a_problem_like_any_other(@TempDir Path folder) throws Exception {
        Path latin = folder.resolve("latin.yaml");
        java.nio.file.Files.write(latin, new byte[] {'a', ':', ' ', (byte) 0xE9, '\n'});

        assertThat(lines(ConfigurationText.of(folder.resolve("none.yaml"))))
                .singleElement()
                .asString()
                .endsWith("none.yaml:1:1: there is no such file; name the configuration file, such as"
                        + " infrastructure/config/waybill.yaml");
        assertThat(lines(ConfigurationText.of(latin)))
                .singleElement()
                .asString()
                .endsWith("latin.yaml:1:1: the file is not UTF-8; save it as UTF-8");
    }

    private static List<String> lines(ConfigurationText text) {
        return switch (Connectors.check().check(text)) {
            case Checked.Ok ok -> List.of();
            case Checked.Problems problems -> problems.lines();
        };
    }

    private Applied apply(String text, String who, String why) {
        return configuration.apply(ConfigurationText.of("waybill.yaml", text), who, why);
    }

    /** Lets somebody else in between looking and appending. */
    private record OvertakenStore(LandscapeStore store, Runnable meanwhile) implements LandscapeStore {
        @Override
        public Optional<Revision> latest() {
            return store.latest();
        }

        @Override
        public Optional<Revision> version(long version) {
            return store.version(version);
        }

        @Override
        public List<Revision> history(int most) {
            return store.history(most);
        }

        @Override
        public boolean append(Revision revision) {
            meanwhile.run();
            return store.append(revision);
        }
    }
}
