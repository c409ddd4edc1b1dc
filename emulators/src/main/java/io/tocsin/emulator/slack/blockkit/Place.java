package io.tocsin.emulator.slack.blockkit;

import java.util.ArrayList;
import java.util.List;

/** A place in a payload at which problems are noted. */
final class Place {
    private final String pointer;
    private final List<Problem> problems;

    private Place(String pointer, List<Problem> problems) {
        this.pointer = pointer;
        this.problems = problems;
    }

    static Place root(String pointer) {
        return new Place(pointer, new ArrayList<>());
    }

    Place child(String name) {
        return new Place(pointer + "/" + name.replace("~", "~0").replace("/", "~1"), problems);
    }

    Place child(int index) {
        return new Place(pointer + "/" + index, problems);
    }

    /** The same place with a sheet of its own. */
    Place apart() {
        return root(pointer);
    }

    void refuse(String message) {
        problems.add(new Problem(message, pointer));
    }

    void refuseAll(List<Problem> more) {
        problems.addAll(more);
    }

    List<Problem> problems() {
        return problems;
    }
}
