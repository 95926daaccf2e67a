package io.wildcatch.local.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Volume;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** One container of a deployment, as locked up as in docker-compose.yml, and what can happen to it. */
final class Member extends GenericContainer<Member> {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int GRACE_S = 30;
    private static final String STATE = "/var/lib/wildcatch";

    private final Network network;

    /** @param name by which the others reach it */
    Member(String image, Network network, String name, String... command) {
        super(DockerImageName.parse(image));
        this.network = network;
        withNetwork(network);
        withNetworkAliases(name);
        withCommand(command);
        withCreateContainerCmdModifier(Member::lockUp);
        waitingFor(Wait.forHealthcheck().withStartupTimeout(PATIENCE));
    }

    private static void lockUp(CreateContainerCmd command) {
        HostConfig host = Objects.requireNonNull(command.getHostConfig(), "host configuration");
        host.withReadonlyRootfs(true)
                .withTmpFs(Map.of("/tmp", "exec,mode=1777"))
                .withCapDrop(Capability.ALL)
                .withSecurityOpts(List.of("no-new-privileges:true"));
        command.withVolumes(new Volume(STATE));
    }

    /** The same port on this machine's loopback, so that it stays the same when the container is started again. */
    Member publish(int port) {
        setPortBindings(List.of("127.0.0.1:" + port + ":" + port));
        return this;
    }

    /** Lets it read a file of this machine. */
    Member mount(Path file, String path) {
        return withCreateContainerCmdModifier(command -> Objects.requireNonNull(command.getHostConfig())
                .withBinds(new Bind(file.toAbsolutePath().toString(), new Volume(path), AccessMode.ro)));
    }

    /** As a crash ends it. */
    void crash() {
        client().killContainerCmd(getContainerId()).exec();
    }

    /** As an orchestrator ends it; returns the exit code. */
    long end() {
        client().stopContainerCmd(getContainerId()).withTimeout(GRACE_S).exec();
        return Objects.requireNonNull(state().getExitCodeLong(), "exit code");
    }

    /** After a crash or an end, with its state. */
    void startAgain() {
        client().startContainerCmd(getContainerId()).exec();
    }

    /** By a signal, since not every kernel lets the engine freeze a container. */
    void pause() {
        client().killContainerCmd(getContainerId()).withSignal("STOP").exec();
    }

    void goOn() {
        client().killContainerCmd(getContainerId()).withSignal("CONT").exec();
    }

    /** It runs on, and reaches nobody. */
    void cutOff() {
        client().disconnectFromNetworkCmd()
                .withNetworkId(network.getId())
                .withContainerId(getContainerId())
                .exec();
    }

    void reconnect() {
        client().connectToNetworkCmd()
                .withNetworkId(network.getId())
                .withContainerId(getContainerId())
                .exec();
    }

    boolean isReady() {
        InspectContainerResponse.ContainerState state = state();
        return state.getHealth() != null && "healthy".equals(state.getHealth().getStatus());
    }

    private InspectContainerResponse.ContainerState state() {
        return client().inspectContainerCmd(getContainerId()).exec().getState();
    }

    private static DockerClient client() {
        return Engine.client();
    }
}
