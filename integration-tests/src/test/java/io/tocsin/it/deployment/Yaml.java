package io.tocsin.it.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Files in YAML. */
public final class Yaml {
    private static final ObjectReader READER = new YAMLMapper().readerFor(JsonNode.class);

    private Yaml() {}

    /** A file's documents, which are divided by {@code ---}. */
    public static List<JsonNode> documents(Path file) throws IOException {
        try (MappingIterator<JsonNode> documents = READER.readValues(file.toFile())) {
            return documents.readAll();
        }
    }
}
