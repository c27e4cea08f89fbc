package dev.waybill.checks;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * A few small source files that belong together, kept as one text: each begins with a line {@code // file: path}.
 * Foreign types a snippet needs are among its files, so that it compiles on its own.
 */
record Snippet(String name, String text) {
    private static final String FILE = "// file: ";

    static Snippet named(String name) {
        try (InputStream text = Snippet.class.getResourceAsStream("/broken/" + name + ".txt")) {
            if (text == null) {
                throw new IllegalStateException(
                        "every rule needs a snippet that breaks it: add broken/" + name + ".txt");
            }
            return new Snippet(name, new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JavaClasses compiled() {
        try {
            // Kept: some of what is imported is read from there later. Each run writes the same files again.
            Path classes = Files.createDirectories(Path.of("target", "snippets", name));
            compileInto(classes);
            return new ClassFileImporter().importPath(classes.resolve("dev"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compileInto(Path classes) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        List<String> options = List.of("-d", classes.toString(), "-proc:none");
        boolean compiles = compiler.getTask(complaints, null, null, options, null, sources())
                .call();
        if (!compiles) {
            throw new IllegalStateException("snippet " + name + " does not compile: " + complaints);
        }
    }

    private List<JavaFileObject> sources() {
        return Arrays.stream(text.split(FILE, -1))
                .skip(1)
                .map(part -> part.split("\n", 2))
                .<JavaFileObject>map(part -> new Source(part[0].strip(), part[1]))
                .toList();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String code;

        Source(String path, String code) {
            super(URI.create("string:///" + path), Kind.SOURCE);
            this.code = code;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
        }
    }
}
