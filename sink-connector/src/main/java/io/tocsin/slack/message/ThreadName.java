package io.tocsin.slack.message;

import io.tocsin.slack.message.template.BadTemplateException;
import io.tocsin.slack.message.template.RenderingFailedException;
import io.tocsin.slack.message.template.Template;
import io.tocsin.slack.message.template.TemplateEngine;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Names the thread that a record's message goes to, by a template. */
public final class ThreadName {
    private static final Logger LOG = LoggerFactory.getLogger(ThreadName.class);
    private static final TemplateEngine ENGINE = new Engines().plain();
    private static final ThreadName NONE = new ThreadName(null);

    private final @Nullable Template template;
    private final AtomicBoolean told = new AtomicBoolean();

    private ThreadName(@Nullable Template template) {
        this.template = template;
    }

    /**
     * Reads a setting.
     *
     * @param by a template; blank for no threads
     * @param problems takes what is wrong; every record is then in no thread
     */
    public static ThreadName of(String by, Consumer<String> problems) {
        if (by.isBlank()) {
            return NONE;
        } else if (!by.contains("{{") && !by.contains("{%")) {
            problems.accept("'" + by + "' is the same for every record; expected a template such as {{ log_stream }}");
            return NONE;
        }
        try {
            return new ThreadName(ENGINE.compile(by));
        } catch (BadTemplateException e) {
            problems.accept(Objects.requireNonNullElse(e.getMessage(), "is no template"));
            return NONE;
        }
    }

    /** Every record goes to the channel itself. */
    public static ThreadName none() {
        return NONE;
    }

    /** The name; empty if it is blank, for a record that goes to the channel itself. */
    Optional<String> of(View view) {
        if (template == null) {
            return Optional.empty();
        }
        try {
            String name = template.render(view.variables()).text().strip();
            return name.isEmpty() ? Optional.empty() : Optional.of(name);
        } catch (RenderingFailedException e) {
            if (told.compareAndSet(false, true)) {
                LOG.warn(
                        "thread.by: {}, for record {}; it is posted in no thread. This is told once",
                        e.getMessage(),
                        view.entry().origin());
            }
            return Optional.empty();
        }
    }
}
