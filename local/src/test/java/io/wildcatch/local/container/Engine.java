package io.wildcatch.local.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.BuildImageResultCallback;
import com.github.dockerjava.api.command.PullImageResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;

/** The container engine of this machine, and the image that is built with it. */
final class Engine {

    /** The same variable as in docker-compose.yml. */
    private static final String BASE =
            Optional.ofNullable(System.getenv("WILDCATCH_BASE_IMAGE")).orElse("eclipse-temurin:17-jre-noble");

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final String IMAGE = "wildcatch:system-tests";
    private static final long PULL_S = 300;

    private static @Nullable Optional<String> missing;

    private Engine() {}

    /** What keeps these tests from running here; empty when nothing does. */
    static synchronized Optional<String> whatIsMissing() {
        if (missing == null) {
            missing = look();
        }
        return missing;
    }

    private static Optional<String> look() {
        if (!Files.exists(ROOT.resolve("local/target/wildcatch-local.jar"))) {
            return Optional.of("nothing is packaged; ./mvnw verify does that first");
        }
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            return Optional.of("no container engine answers; start Docker, or set DOCKER_HOST");
        }
        return hasBase()
                ? Optional.empty()
                : Optional.of("the base image " + BASE
                        + " can't be pulled; name one that is there in the variable WILDCATCH_BASE_IMAGE");
    }

    static DockerClient client() {
        return DockerClientFactory.instance().client();
    }

    /** Builds the image of what Maven has packaged; returns its name. */
    static String buildImage() {
        File dockerfile = ROOT.resolve("Dockerfile").toFile();
        client().buildImageCmd(dockerfile)
                .withBaseDirectory(ROOT.toFile())
                .withBuildArg("BASE", BASE)
                .withTags(Set.of(IMAGE))
                .exec(new BuildImageResultCallback())
                .awaitImageId();
        return IMAGE;
    }

    static void removeImage() {
        client().removeImageCmd(IMAGE).withForce(true).exec();
    }

    private static boolean hasBase() {
        try {
            client().inspectImageCmd(BASE).exec();
            return true;
        } catch (NotFoundException e) {
            return isPulled();
        }
    }

    private static boolean isPulled() {
        try {
            return client().pullImageCmd(BASE)
                    .exec(new PullImageResultCallback())
                    .awaitCompletion(PULL_S, TimeUnit.SECONDS);
        } catch (DockerException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
