package io.tocsin.it.docker;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/** Whether there is a Docker engine to run containers. */
final class DockerEngine implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (DockerClientFactory.instance().isDockerAvailable()) {
            return ConditionEvaluationResult.enabled("a Docker engine answers");
        }
        String reason = "no Docker engine answers (on Debian: apt-get install docker.io)";
        if (System.getenv("CI") != null) {
            throw new IllegalStateException(reason + ", and in CI no test may be left out");
        }
        return ConditionEvaluationResult.disabled(reason);
    }
}
