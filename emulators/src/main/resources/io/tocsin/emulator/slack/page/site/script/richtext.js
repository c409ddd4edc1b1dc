import { formatDate } from "./dates.js";
import { element, link } from "./dom.js";
import { emoji } from "./emoji.js";
import { mention } from "./mrkdwn.js";

const PARTS = {
  rich_text_section: (part) => element("div", "rich-section", inlines(part)),
  rich_text_preformatted: (part) => element("pre", "", inlines(part)),
  rich_text_quote: (part) => element("blockquote", "", inlines(part)),
  rich_text_list: (part) => list(part),
};

const INLINES = {
  text: (item) => item.text,
  link: (item) => link(item.url, item.text ?? item.url),
  emoji: (item) => emoji(item.name),
  user: (item) => mention(`@${item.user_id}`, false),
  usergroup: (item) => mention(`@${item.usergroup_id}`, true),
  channel: (item) => mention(`#${item.channel_id}`, false),
  broadcast: (item) => mention(`@${item.range}`, true),
  color: (item) => item.value,
  date: (item) => date(item),
};

const STYLES = { bold: "b", italic: "i", strike: "s", underline: "u" };

/** A rich_text block. Its texts are not escaped and have no markup. */
export function richText(block) {
  return block.elements.map((part) => PARTS[part.type]?.(part) ?? unknown(part));
}

function inlines(part) {
  return part.elements.map((item) => {
    const made = INLINES[item.type]?.(item) ?? unknown(item);
    return Object.entries(STYLES)
      .filter(([style]) => item.style?.[style])
      .reduce((inner, [, tag]) => element(tag, "", inner), coded(item, made));
  });
}

function coded(item, made) {
  return item.style?.code ? element("code", "inline", made) : made;
}

function list(part) {
  const items = part.elements.map((item) => element("li", "", inlines(item)));
  return element(part.style === "ordered" ? "ol" : "ul", "list", items);
}

function date(item) {
  const text = formatDate(item.timestamp, item.format) ?? item.fallback ?? "";
  return item.url ? link(item.url, text) : text;
}

function unknown(part) {
  return element("span", "unknown", part.type ?? "?");
}
