package dev.waybill.demo;

import dev.waybill.demo.erp.Books;
import dev.waybill.demo.erp.BooksFile;
import dev.waybill.demo.erp.ControlPanel;
import dev.waybill.demo.erp.ErpPort;
import dev.waybill.demo.erp.Fault;
import dev.waybill.demo.erp.Faults;
import dev.waybill.demo.web.LoopbackServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * An ERP over HTTP with an interface of its own (see this module's README), books in memory or in a file, a page to
 * look at, and faults to switch on.
 */
public final class DemoErp implements AutoCloseable {
    private static final int MOST_BYTES = 64 * 1024;

    private final Books books;
    private final Faults faults = new Faults();
    private final ErpPort port;
    private final LoopbackServer panel;

    /**
     * How to run it.
     *
     * @param port of the interface; 0 for any free one
     * @param panelPort of the page; 0 for any free one
     * @param file where the books are kept between runs; empty for in memory only
     * @param key what callers must send
     * @param rule about a second order of one reference
     */
    public record Options(int port, int panelPort, Optional<Path> file, String key, Books.Rule rule) {
        /** An ERP that refuses a second order of one reference. */
        public Options(int port, int panelPort, Optional<Path> file, String key) {
            this(port, panelPort, file, key, Books.Rule.REFERENCE_IS_UNIQUE);
        }

        public static Options inMemory(String key) {
            return new Options(0, 0, Optional.empty(), key);
        }

        @Override
        public String toString() {
            return "Options[port " + port + ", panel " + panelPort + "]";
        }
    }

    private DemoErp(Options options, Clock clock) {
        Optional<BooksFile> file = options.file().map(BooksFile::new);
        this.books = new Books(clock, options.rule(), file.flatMap(BooksFile::read), file.map(to -> to::write));
        this.port = new ErpPort(options.port(), books, options.key(), faults);
        this.panel = LoopbackServer.start(options.panelPort(), MOST_BYTES, new ControlPanel(books, faults, this::turn));
    }

    public static DemoErp start(Options options, Clock clock) {
        return new DemoErp(options, clock);
    }

    /** Address of the interface: what a system's setting {@code url} must say. */
    public URI address() {
        return port.address();
    }

    /** Address of the page. */
    public URI panel() {
        return panel.address();
    }

    public Books books() {
        return books;
    }

    /** Switches a fault on until {@link #heal()}. */
    public void suffer(Fault fault) {
        turn(new Faults.Setting(fault, 0, Duration.ofSeconds(1)));
    }

    /** Switches a fault on, as told. */
    public void suffer(Fault fault, int times, Duration delay) {
        turn(new Faults.Setting(fault, times, delay));
    }

    /** Strikes requests by chance while no other fault is switched on. */
    public void suffer(Faults.Chances chances, long seed) {
        faults.chances(chances, seed);
    }

    /** How many requests chance left alone or struck, by fault. */
    public Map<Fault, Long> drawn() {
        return faults.drawn();
    }

    public void heal() {
        turn(Faults.Setting.WORKS);
    }

    private void turn(Faults.Setting setting) {
        faults.set(setting);
        port.open(setting.fault() != Fault.REFUSE);
    }

    @Override
    public void close() {
        panel.close();
        port.open(false);
    }
}
