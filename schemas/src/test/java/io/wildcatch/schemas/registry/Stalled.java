package io.wildcatch.schemas.registry;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that begins each answer, and never ends it. */
final class Stalled implements AutoCloseable {

    private static final String BEGUN = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"schema\":";

    private final ServerSocket socket;
    private final List<Socket> callers = new CopyOnWriteArrayList<>();

    private Stalled(ServerSocket socket) {
        this.socket = socket;
    }

    static Stalled start() throws IOException {
        Stalled stalled = new Stalled(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()));
        Thread thread = new Thread(stalled::serve, "stalled");
        thread.setDaemon(true);
        thread.start();
        return stalled;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    private void serve() {
        try {
            while (true) {
                Socket caller = socket.accept();
                callers.add(caller);
                caller.getOutputStream().write(BEGUN.getBytes(US_ASCII));
            }
        } catch (IOException e) {
            // It is closed.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket caller : callers) {
            caller.close();
        }
    }
}
