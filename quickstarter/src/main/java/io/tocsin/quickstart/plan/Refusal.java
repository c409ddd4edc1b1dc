package io.tocsin.quickstart.plan;

/** Why the command cannot do what is wanted: one line that says what to do. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Refusal(String line) {
        super(line);
    }
}
