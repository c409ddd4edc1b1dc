package io.tocsin.it.docker;

import io.tocsin.emulator.tool.RequiredTools;
import io.tocsin.emulator.tool.Tool;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/** Whether there is a Docker engine to run containers, and the command {@code docker} to build images. */
final class DockerEngine implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<String> reason = missing();
        if (reason.isEmpty()) {
            return ConditionEvaluationResult.enabled("a Docker engine answers");
        }
        if (System.getenv("CI") != null) {
            throw new IllegalStateException(reason.get() + "; in CI no test may be left out");
        }
        return ConditionEvaluationResult.disabled(reason.get());
    }

    /** What is missing or does not fit; empty if nothing is. */
    private static Optional<String> missing() {
        DockerClientFactory engine = DockerClientFactory.instance();
        if (!engine.isDockerAvailable()) {
            return Optional.of("no Docker engine answers; needed is " + Tool.DOCKERD.needed());
        }
        String version = engine.client().versionCmd().exec().getVersion();
        return Tool.DOCKERD.isNewEnough(version)
                ? RequiredTools.missing(Tool.DOCKER)
                : Optional.of("the Docker engine that answers is " + version + "; needed is " + Tool.DOCKERD.needed());
    }
}
