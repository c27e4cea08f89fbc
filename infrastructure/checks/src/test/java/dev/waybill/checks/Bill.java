package dev.waybill.checks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A bill of materials in CycloneDX's JSON (https://cyclonedx.org/docs/1.6/json/, read 2026-11). */
record Bill(List<Part> parts) {
    /**
     * One library.
     *
     * @param licences SPDX names, or names as its makers write them; empty where they say nothing
     */
    record Part(String group, String name, String version, Set<String> licences) {
        /** As it is called in {@code lib/}. */
        String jar() {
            return name + "-" + version + ".jar";
        }

        boolean isOurs() {
            return group.equals("dev.waybill");
        }

        @Override
        public String toString() {
            return group + ":" + name + ":" + version;
        }
    }

    static Bill read(Path file) {
        try {
            JsonNode json = new JsonMapper().readTree(Files.readString(file));
            return new Bill(Template.children(json.path("components"))
                    .map(part -> new Part(
                            part.path("group").asText(),
                            part.path("name").asText(),
                            part.path("version").asText(),
                            licences(part)))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: package the functions first", e);
        }
    }

    private static Set<String> licences(JsonNode part) {
        Set<String> names = new TreeSet<>();
        Template.children(part.path("licenses")).forEach(entry -> {
            JsonNode licence = entry.path("license");
            names.add(entry.path("expression")
                    .asText(licence.path("id").asText(licence.path("name").asText())));
        });
        return names;
    }
}
