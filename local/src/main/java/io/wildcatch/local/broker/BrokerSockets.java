package io.wildcatch.local.broker;

import io.wildcatch.local.broker.BrokerConfig.RemoteListener;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * The listening sockets, opened before the broker is configured: so a port is known although any free one was asked
 * for, and one that is taken shows at once and not in the middle of a start.
 */
final class BrokerSockets implements ServerSocketFactory, AutoCloseable {

    static final String CLIENTS = "PLAINTEXT";
    private static final String REMOTE = "REMOTE";
    static final String CONTROLLER = "CONTROLLER";

    private final Map<String, ServerSocketChannel> open = new LinkedHashMap<>();

    static BrokerSockets open(BrokerConfig config) {
        BrokerSockets sockets = new BrokerSockets();
        try {
            sockets.bind(CLIENTS, config.host(), config.port());
            sockets.bind(CONTROLLER, BrokerConfig.LOOPBACK, 0);
            for (int i = 0; i < config.remotes().size(); i++) {
                RemoteListener remote = config.remotes().get(i);
                sockets.bind(remote(i), remote.host(), remote.port());
            }
            return sockets;
        } catch (RuntimeException e) {
            sockets.close();
            throw e;
        }
    }

    /** The name of a listener for other machines; the first has none of its own. */
    static String remote(int index) {
        return index == 0 ? REMOTE : REMOTE + (index + 1);
    }

    int port(String listener) {
        ServerSocketChannel channel = open.get(listener);
        if (channel == null) {
            throw new IllegalArgumentException("no listener " + listener + " among " + open.keySet());
        }
        return channel.socket().getLocalPort();
    }

    @Override
    public ServerSocketChannel openServerSocket(
            String listener, InetSocketAddress address, int backlog, int receiveBuffer) throws IOException {
        ServerSocketChannel channel = open.get(listener);
        if (channel == null) {
            throw new IOException("no socket was opened for listener " + listener);
        }
        return channel;
    }

    @Override
    public void close() {
        for (ServerSocketChannel channel : open.values()) {
            try {
                channel.close();
            } catch (IOException e) {
                throw new BrokerException("a listening socket can't be closed: " + e.getMessage(), e);
            }
        }
    }

    private void bind(String listener, String host, int port) {
        try {
            ServerSocketChannel channel = ServerSocketChannel.open();
            open.put(listener, channel);
            channel.configureBlocking(false);
            channel.bind(new InetSocketAddress(host, port));
        } catch (IOException | RuntimeException e) {
            throw new BrokerException(
                    "Kafka can't listen on " + host + ":" + port + " (" + e.getMessage()
                            + "): stop what uses it or choose another port (up: --port-base)",
                    e);
        }
    }
}
