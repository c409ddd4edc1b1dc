import { element, link } from "./dom.js";
import { emoji } from "./emoji.js";
import { mrkdwn } from "./mrkdwn.js";
import { richText } from "./richtext.js";

const BLOCKS = {
  header: (block) => element("div", "block block-header", text(block.text)),
  section: (block) => section(block),
  context: (block) => element("div", "block block-context", block.elements.map(contextElement)),
  divider: () => element("hr", "block block-divider"),
  rich_text: (block) => element("div", "block", richText(block)),
  markdown: (block) => element("div", "block text", block.text),
  image: (block) => element("div", "block", image(block)),
  actions: (block) => element("div", "block actions", block.elements.map(button)),
  table: (block) => element("div", "block", table(block)),
};

/** The blocks of a message or an attachment; nothing if there are none. */
export function blocks(all) {
  return all?.length ? element("div", "blocks", all.map(block)) : null;
}

function block(one) {
  return BLOCKS[one.type]?.(one) ?? element("div", "block unknown", one.type);
}

/** A text object. In blocks Slack turns bare URLs and @here into the real thing unless told verbatim. */
function text(object) {
  if (object.type === "mrkdwn") {
    return mrkdwn(object.text, { verbatim: object.verbatim === true, names: object.verbatim !== true });
  }
  return object.text.replace(/:([a-z0-9_+-]+):/g, (whole, name) => (object.emoji === false ? whole : emoji(name)));
}

function section(block) {
  const body = element(
    "div",
    "section-body",
    block.text ? element("div", "section-text", text(block.text)) : null,
    block.fields ? element("div", "fields", block.fields.map((field) => element("div", "field", text(field)))) : null,
  );
  return element("div", "block block-section", body, block.accessory ? button(block.accessory) : null);
}

function contextElement(item) {
  return item.type === "image" ? element("span", "unknown", item.alt_text) : element("span", "", text(item));
}

/** The page loads nothing from elsewhere: an image is its title and its address. */
function image(block) {
  const title = block.title ? text(block.title) : block.alt_text;
  return element("p", "image", "🖼 ", block.image_url ? link(block.image_url, title) : title);
}

function button(item) {
  if (item.type !== "button") {
    return element("span", "unknown", item.type === "image" ? item.alt_text : item.type);
  }
  const made = item.url ? link(item.url, text(item.text)) : element("span", "", text(item.text));
  made.classList.add("button", ...(item.style === "primary" || item.style === "danger" ? [item.style] : []));
  return made;
}

function table(block) {
  const rows = block.rows.map((row) => element("tr", "", row.map((cell) => element("td", "", tableCell(cell)))));
  return element("table", "table", element("tbody", "", rows));
}

function tableCell(cell) {
  return cell.type === "rich_text" ? richText(cell) : String(cell.text ?? cell.value ?? "");
}
