package dev.waybill.demo.erp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The ERP's books in one file, replaced as a whole with each change: a killed ERP loses nothing it answered. */
public final class BooksFile {
    /** What a file lacks that was written before the ERP had customers, stock, prices, sheets and paper. */
    private static final String BEFORE =
            "{\"clients\":[],\"moves\":[],\"prices\":[],\"sheets\":[],\"papers\":{\"notes\":[],\"invoices\":[],\"changes\":[]}}";

    private final Path file;

    public BooksFile(Path file) {
        this.file = file;
    }

    public Optional<Snapshot> read() {
        try {
            return Files.exists(file)
                    ? Optional.of(ErpJson.readOver(BEFORE, Files.readString(file), Snapshot.class))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the demo ERP's books " + file, e);
        }
    }

    public void write(Snapshot snapshot) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.writeString(fresh, ErpJson.write(snapshot));
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the demo ERP's books " + file, e);
        }
    }
}
