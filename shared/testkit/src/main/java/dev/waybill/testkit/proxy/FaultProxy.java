package dev.waybill.testkit.proxy;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Stands between a connector and a real server, on real sockets, and misbehaves from the n-th call on until it is
 * healed. Keeps connections open between calls, as servers do.
 */
public final class FaultProxy implements AutoCloseable {
    private final URI real;
    private final int port;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket door;
    private volatile Strike strike = Strike.never();

    private FaultProxy(URI real, ServerSocket door) {
        this.real = real;
        this.door = door;
        this.port = door.getLocalPort();
    }

    /**
     * A proxy that passes everything on, at a free port.
     *
     * @param real the server's address, without a path
     */
    public static FaultProxy before(URI real) {
        FaultProxy proxy = new FaultProxy(real, listening(0));
        proxy.letIn(proxy.door);
        return proxy;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** From the n-th call on, counted from 1 and from now, until {@link #heal}. */
    public void strike(WireFault fault, int call) {
        strike = Strike.of(call, Optional.of(fault), nothing -> {});
        if (strike.closesPortAfter(0)) {
            shut();
            strike.struck().countDown();
        }
    }

    /** Right before the n-th call something happens at the server; the call itself is passed on. */
    public void meanwhile(int call, Consumer<ProxiedCall> event) {
        strike = Strike.of(call, Optional.empty(), event);
    }

    /** All is well again, for calls that hang as well: they end with a closed connection. */
    public void heal() {
        Strike before = strike;
        strike = Strike.never();
        before.healed().countDown();
        if (door.isClosed()) {
            door = listening(port);
            letIn(door);
        }
    }

    /** Calls since the last strike or healing. */
    public int calls() {
        return strike.calls().get();
    }

    /** Waits until the fault has struck and, where it is to be done, the real server has done it; false if it did not. */
    public boolean hasStruck(Duration most) {
        try {
            return strike.struck().await(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        strike.healed().countDown();
        shut();
    }

    private static ServerSocket listening(int port) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void shut() {
        try {
            door.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void letIn(ServerSocket from) {
        Thread.ofVirtual().start(() -> {
            while (!from.isClosed()) {
                try {
                    Socket caller = from.accept();
                    connections.add(caller);
                    Thread.ofVirtual().start(() -> serve(caller));
                } catch (IOException shut) {
                    // Seen by the loop.
                }
            }
        });
    }

    private void serve(Socket caller) {
        try (caller) {
            InputStream in = new BufferedInputStream(caller.getInputStream());
            Optional<ProxiedCall> call = ProxiedCall.read(in);
            while (call.isPresent() && answered(call.get(), caller)) {
                call = ProxiedCall.read(in);
            }
        } catch (IOException hungUp) {
            // The caller's own business.
        } finally {
            connections.remove(caller);
        }
    }

    /** False if the connection is of no more use. */
    private boolean answered(ProxiedCall call, Socket caller) throws IOException {
        Strike now = strike;
        int number = now.calls().incrementAndGet();
        if (number < now.from()) {
            return passedOn(call, caller, now, number);
        }
        if (now.fault().isEmpty()) {
            if (number == now.from()) {
                now.meanwhile().accept(call);
                now.struck().countDown();
            }
            return passedOn(call, caller, now, number);
        }
        WireFault fault = now.fault().get();
        Optional<WireAnswer> answer = fault.isDone() ? Optional.of(forwarded(call)) : Optional.empty();
        now.struck().countDown();
        new Misbehaviour(caller, now.healed()).suffer(fault, answer);
        return false;
    }

    private boolean passedOn(ProxiedCall call, Socket caller, Strike now, int number) throws IOException {
        WireAnswer answer = forwarded(call);
        boolean last = now.closesPortAfter(number);
        if (last) {
            door.close();
            now.struck().countDown();
        }
        caller.getOutputStream().write(answer.bytes(!last));
        return !last;
    }

    private WireAnswer forwarded(ProxiedCall call) throws IOException {
        try {
            HttpResponse<byte[]> response = http.send(call.to(real), HttpResponse.BodyHandlers.ofByteArray());
            return WireAnswer.of(response);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
