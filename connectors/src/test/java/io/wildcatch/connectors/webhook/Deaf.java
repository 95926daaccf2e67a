package io.wildcatch.connectors.webhook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes connections and never says a word. */
final class Deaf implements AutoCloseable {

    private final ServerSocket door;
    private final List<Socket> held = new CopyOnWriteArrayList<>();

    private Deaf(ServerSocket door) {
        this.door = door;
    }

    static Deaf start() {
        try {
            Deaf deaf = new Deaf(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            Thread thread = new Thread(deaf::accept, "deaf");
            thread.setDaemon(true);
            thread.start();
            return deaf;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + door.getLocalPort() + "/";
    }

    int connections() {
        return held.size();
    }

    private void accept() {
        try {
            while (true) {
                held.add(door.accept());
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    @Override
    public void close() {
        try {
            door.close();
            for (Socket socket : held) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
