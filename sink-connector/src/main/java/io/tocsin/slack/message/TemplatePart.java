package io.tocsin.slack.message;

import io.tocsin.slack.message.template.Rendered;
import io.tocsin.slack.message.template.RenderingFailedException;
import io.tocsin.slack.message.template.Template;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A part that a template makes. Where it fails, the message says so in its place, and the record is still told. */
final class TemplatePart implements Part {
    private static final Logger LOG = LoggerFactory.getLogger(TemplatePart.class);

    private final String setting;
    private final Template template;
    private final AtomicBoolean told = new AtomicBoolean();

    TemplatePart(String setting, Template template) {
        this.setting = setting;
        this.template = template;
    }

    @Override
    public Rendered of(View view) {
        try {
            return template.render(view.variables());
        } catch (RenderingFailedException e) {
            if (told.compareAndSet(false, true)) {
                LOG.warn(
                        "{}: {}, for record {}; the message says so in its place. This is told once",
                        setting,
                        e.getMessage(),
                        view.entry().origin());
            }
            return new Rendered("(" + setting + ": " + e.getMessage() + ")", 0);
        }
    }
}
