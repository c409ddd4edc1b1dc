package io.tocsin.it.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.tocsin.it.cluster.Checkout;
import io.tocsin.it.cluster.Jdk;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Strimzi's custom resource definitions, as Strimzi's own generator writes them for its releases. */
final class Crds {
    private static final String API = "io.strimzi.api.kafka.model.";
    private static final Map<String, String> KINDS = Map.of(
            "KafkaConnect", API + "connect.KafkaConnect",
            "KafkaConnector", API + "connector.KafkaConnector",
            "KafkaUser", API + "user.KafkaUser");

    /** What the generator's classes need. */
    private static final int JAVA = 21;

    private final Map<String, JsonSchema> schemas;

    private Crds(Map<String, JsonSchema> schemas) {
        this.schemas = schemas;
    }

    /** A JDK that the generator runs on. */
    static Optional<Jdk> jdk() {
        return Stream.concat(Stream.of(Jdk.own()), Jdk.otherLts().stream())
                .filter(jdk -> jdk.feature() >= JAVA)
                .findFirst();
    }

    /** Has them written into a directory, and reads them. */
    static Crds generate(Jdk jdk, Path directory) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(jdk.java(), "-cp", jars() + File.separator + "*"));
        command.addAll(List.of("io.strimzi.crdgenerator.CrdGenerator", "--target-kube", "1.16+"));
        command.addAll(List.of("--crd-api-version", "v1", "--api-versions", "v1", "--storage-version", "v1", "--yaml"));
        KINDS.forEach((kind, type) -> command.add(type + "=" + directory.resolve(kind + ".yaml")));
        Path log = directory.resolve("generator.log");
        Process generator = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (generator.waitFor() != 0) {
            throw new AssertionError("The CRDs were not written: " + Files.readString(log));
        }
        Map<String, JsonSchema> schemas = new HashMap<>();
        for (String kind : KINDS.keySet()) {
            schemas.put(kind, schema(directory.resolve(kind + ".yaml")));
        }
        return new Crds(schemas);
    }

    private static Path jars() {
        Path jars = Checkout.ROOT.resolve("integration-tests/strimzi/target/lib");
        if (!Files.isDirectory(jars)) {
            throw new IllegalStateException(
                    jars + " is not there; run: mvn -pl integration-tests/strimzi process-resources");
        }
        return jars;
    }

    private static JsonSchema schema(Path crd) throws IOException {
        JsonNode version = Yaml.documents(crd).get(0).at("/spec/versions/0");
        ObjectNode schema = (ObjectNode) version.at("/schema/openAPIV3Schema");
        schema.withObjectProperty("properties")
                .withObjectProperty("apiVersion")
                .put("const", "kafka.strimzi.io/" + version.path("name").asText());
        close(schema);
        return JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(schema);
    }

    /** Kubernetes drops fields that a CRD does not name; here they are errors. */
    private static void close(JsonNode schema) {
        JsonNode properties = schema.path("properties");
        if (!properties.isEmpty()
                && !schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
            ((ObjectNode) schema).put("additionalProperties", false);
        }
        properties.forEach(Crds::close);
        if (schema.has("items")) {
            close(schema.path("items"));
        }
    }

    /** What is wrong with a resource. */
    List<String> errors(JsonNode resource) {
        JsonSchema schema = schemas.get(resource.path("kind").asText());
        return schema == null
                ? List.of("no such kind: " + resource.path("kind"))
                : schema.validate(resource).stream().map(Object::toString).toList();
    }
}
