package io.tocsin.slack.message;

/** What messages are like where no template says otherwise. */
public enum Preset {
    /** For log events: how bad it is, who says so, the log text, the link to the console. */
    CLOUDWATCH(TextFormat.CODE) {
        @Override
        String title(View view) {
            return view.severity().map(level -> level + " · ").orElse("")
                    + view.entry().speaker();
        }

        @Override
        String colour(View view) {
            return view.severity().map(Severity::colour).orElse(NEUTRAL);
        }

        @Override
        String link(View view) {
            return ConsoleLink.of(view.entry()).orElse("");
        }
    },
    /** For texts of any kind: the text, and where it is from. */
    PLAIN(TextFormat.PLAIN) {
        @Override
        String title(View view) {
            return "";
        }
    },
    /** For data of any kind: indented JSON, under the topic and the key. */
    JSON(TextFormat.CODE) {
        @Override
        String title(View view) {
            return view.entry().topic()
                    + view.key().map(key -> " · " + JsonView.text(key)).orElse("");
        }

        @Override
        String text(View view) {
            return JsonView.text(view.parsed().orElse(view.value()));
        }

        @Override
        String colour(View view) {
            return NEUTRAL;
        }
    };

    static final String NEUTRAL = "#9b9b9b";

    private final TextFormat format;

    Preset(TextFormat format) {
        this.format = format;
    }

    TextFormat format() {
        return format;
    }

    abstract String title(View view);

    String text(View view) {
        return view.entry().text();
    }

    /** Empty for no bar. */
    String colour(View view) {
        return "";
    }

    String link(View view) {
        return "";
    }

    String footer(View view) {
        return view.entry().where();
    }

    /** The preset's own way to make a part. */
    String make(Slot slot, View view) {
        return switch (slot) {
            case TITLE -> title(view);
            case TEXT -> text(view);
            case FOOTER -> footer(view);
            case COLOUR -> colour(view);
            case LINK -> link(view);
            case LINK_LABEL -> this == CLOUDWATCH ? "Open in CloudWatch" : "Open";
            case BLOCKS -> "";
        };
    }
}
