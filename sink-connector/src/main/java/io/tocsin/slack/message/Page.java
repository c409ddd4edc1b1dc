package io.tocsin.slack.message;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;

/** Items, as many as Slack takes in one {@link Notice}. */
public final class Page {
    /** Text of all items, which leaves room for header and small print within {@link Limits#ALL_BLOCKS}. */
    private static final int TEXT = 7_800;
    /** JSON of all items: of all blocks, 15,561 characters are known to pass, 17,694 not to. */
    private static final int JSON = 12_500;

    private final List<Item> items = new ArrayList<>();
    private int text;
    private int json;

    /** Takes an item; false if there is no room left. For the first one there always is. */
    public boolean add(Item item) {
        ArrayNode parts = item.parts();
        int itemText = parts.findValues("text").stream()
                .mapToInt(found -> found.asText().length())
                .sum();
        int itemJson = parts.toString().length();
        if (!items.isEmpty() && (text + itemText > TEXT || json + itemJson > JSON)) {
            return false;
        }
        items.add(item);
        text += itemText;
        json += itemJson;
        return true;
    }

    /** What it has taken. */
    public List<Item> items() {
        return List.copyOf(items);
    }
}
