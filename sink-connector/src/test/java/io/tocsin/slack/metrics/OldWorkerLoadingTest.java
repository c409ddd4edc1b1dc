package io.tocsin.slack.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Workers before Kafka 4.1 lack PluginMetrics, and plugin scanners there look at every class that can be reached. */
class OldWorkerLoadingTest {
    private static final String HIDDEN = "org.apache.kafka.common.metrics.PluginMetrics";
    private static final Path CLASSES = Path.of("target", "classes");

    /** Loads our classes itself, and everything else but what old workers lack from the tests' own loader. */
    private static final class OldWorker extends URLClassLoader {
        private OldWorker() throws IOException {
            super(new URL[] {CLASSES.toUri().toURL()}, OldWorkerLoadingTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.equals(HIDDEN)) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("io.tocsin.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded != null ? loaded : findClass(name);
            }
        }
    }

    @Test
    void onlyOneClassLinksToWhatOldWorkersLack() throws Exception {
        try (OldWorker worker = new OldWorker()) {
            List<String> names = ourClasses();
            assertThat(names).contains("io.tocsin.slack.SlackSinkTask");

            for (String name : names) {
                Class<?> loaded = Class.forName(name, false, worker);
                if (loaded.getSimpleName().equals("WorkerRegistry")) {
                    assertThatThrownBy(loaded::getDeclaredConstructors).isInstanceOf(NoClassDefFoundError.class);
                } else {
                    assertThatCode(() -> lookAt(loaded, worker)).as(name).doesNotThrowAnyException();
                }
            }
        }
    }

    /** As reflection does; initialising verifies the bytecode. */
    private static void lookAt(Class<?> loaded, ClassLoader loader) throws ClassNotFoundException {
        Class.forName(loaded.getName(), true, loader);
        assertThat(loaded.getDeclaredMethods()).isNotNull();
        assertThat(loaded.getDeclaredConstructors()).isNotNull();
        assertThat(loaded.getDeclaredFields()).isNotNull();
    }

    private static List<String> ourClasses() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return files.map(file -> CLASSES.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && !file.contains("-info"))
                    .map(file ->
                            file.substring(0, file.length() - ".class".length()).replace('/', '.'))
                    .toList();
        }
    }
}
