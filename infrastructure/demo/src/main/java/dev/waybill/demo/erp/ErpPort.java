package dev.waybill.demo.erp;

import dev.waybill.demo.web.LoopbackServer;
import java.net.URI;

/** The port of the ERP's interface: can be shut and opened again at the same address. */
public final class ErpPort {
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private final Misbehaviour answers;
    private final URI address;
    private LoopbackServer server;
    private boolean open = true;

    /** Opens at once. */
    public ErpPort(int port, Books books, String key, Faults faults) {
        this.answers = new Misbehaviour(new Interface(books, key), faults);
        this.server = LoopbackServer.start(port, MOST_BYTES, answers);
        this.address = server.address();
    }

    public URI address() {
        return address;
    }

    /** Whether connections are taken from now on. */
    public synchronized void open(boolean wanted) {
        if (wanted && !open) {
            server = LoopbackServer.start(address.getPort(), MOST_BYTES, answers);
        } else if (!wanted && open) {
            server.close();
        }
        open = wanted;
    }
}
