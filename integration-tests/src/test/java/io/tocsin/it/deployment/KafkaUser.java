package io.tocsin.it.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.it.cluster.Checkout;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** The user in {@code config/strimzi/kafka-user.yaml}, and what it may do. */
final class KafkaUser {
    private final JsonNode resource;

    private KafkaUser(JsonNode resource) {
        this.resource = resource;
    }

    static KafkaUser committed() throws IOException {
        return new KafkaUser(Yaml.documents(Checkout.ROOT.resolve("config/strimzi/kafka-user.yaml"))
                .get(0));
    }

    String name() {
        return resource.at("/metadata/name").asText();
    }

    /** As the brokers keep them: one for each operation. */
    List<AclBinding> acls() {
        List<AclBinding> acls = new ArrayList<>();
        for (JsonNode rule : resource.at("/spec/authorization/acls")) {
            ResourcePattern pattern = pattern(rule.path("resource"));
            StreamSupport.stream(rule.path("operations").spliterator(), false)
                    .map(operation -> new AclBinding(pattern, entry(operation.asText())))
                    .forEach(acls::add);
        }
        return acls;
    }

    private static ResourcePattern pattern(JsonNode resource) {
        PatternType type =
                resource.path("patternType").asText().equals("prefix") ? PatternType.PREFIXED : PatternType.LITERAL;
        return new ResourcePattern(
                ResourceType.fromString(constant(resource.path("type").asText())),
                resource.path("name").asText(),
                type);
    }

    private AccessControlEntry entry(String operation) {
        return new AccessControlEntry(
                "User:" + name(), "*", AclOperation.fromString(constant(operation)), AclPermissionType.ALLOW);
    }

    /** {@code transactionalId} as {@code TRANSACTIONAL_ID}. */
    private static String constant(String camelCase) {
        return camelCase.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }
}
