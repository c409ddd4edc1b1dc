package io.tocsin.slack.message;

import io.tocsin.slack.message.template.BadTemplateException;
import io.tocsin.slack.message.template.Rendered;
import io.tocsin.slack.message.template.TemplateEngine;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A design, made ready: what makes each part of a message. */
public final class Layout {
    private final Engines engines = new Engines();
    private final Design design;
    private final BiConsumer<String, String> problems;
    private final Map<Slot, Part> parts = new EnumMap<>(Slot.class);
    private final Map<String, Part> fields = new LinkedHashMap<>();
    private final @Nullable BlockTemplate blocks;

    private Layout(Design design, BiConsumer<String, String> problems) {
        this.design = design;
        this.problems = problems;
        for (Slot slot : Slot.values()) {
            parts.put(slot, part(slot));
        }
        design.fields().forEach(this::addField);
        String json = design.templates().getOrDefault(Slot.BLOCKS, "");
        this.blocks = json.isBlank()
                ? null
                : BlockTemplate.compile(json, engines, problem -> problems.accept(Slot.BLOCKS.setting(), problem));
    }

    /**
     * Makes a design ready.
     *
     * @param problems takes, for each setting that is wrong, its name and what is wrong with it; the preset then stands in
     */
    public static Layout of(Design design, BiConsumer<String, String> problems) {
        return new Layout(design, problems);
    }

    private Part part(Slot slot) {
        String source = design.templates().get(slot);
        if (source == null || slot == Slot.BLOCKS) {
            return view -> new Rendered(design.preset().make(slot, view), 0);
        }
        boolean markup = slot == Slot.TEXT && format() == TextFormat.MARKUP;
        return compiled(slot.setting(), source, markup ? engines.markup() : engines.plain());
    }

    private void addField(String label, String source) {
        fields.put(label, compiled("message.fields." + label, source, engines.markup()));
    }

    private Part compiled(String setting, String source, TemplateEngine engine) {
        try {
            return new TemplatePart(setting, engine.compile(source));
        } catch (BadTemplateException e) {
            problems.accept(setting, Objects.requireNonNullElse(e.getMessage(), "is no template"));
            return view -> new Rendered("", 0);
        }
    }

    /** What the preset does is never markup of its own. */
    TextFormat format() {
        TextFormat format = design.format().orElse(design.preset().format());
        boolean own = design.templates().containsKey(Slot.TEXT);
        return format == TextFormat.MARKUP && !own ? TextFormat.PLAIN : format;
    }

    Rendered make(Slot slot, View view) {
        return Objects.requireNonNull(parts.get(slot)).of(view);
    }

    Map<String, Part> fields() {
        return fields;
    }

    /** Whether a setting says to leave a part out. */
    boolean leavesOut(Slot slot) {
        String source = design.templates().get(slot);
        return source != null && source.isBlank();
    }

    /** Whether what the text is made of is not the log text itself. */
    boolean hasOwn(Slot slot) {
        return design.templates().containsKey(slot);
    }

    Optional<BlockTemplate> blocks() {
        return Optional.ofNullable(blocks);
    }
}
