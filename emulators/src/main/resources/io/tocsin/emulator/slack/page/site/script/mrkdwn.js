// Slack's own markup. The text comes escaped (&amp; &lt; &gt;), and whatever stands between < and > is control text.
import { formatDate } from "./dates.js";
import { element, link } from "./dom.js";
import { emoji } from "./emoji.js";

const TOKENS = new RegExp(
  [
    "```\\n?(?<pre>[^]+?)\\n?```\\n?",
    "`(?<code>[^`\\n]+)`",
    "<(?<control>[^<>\\n]+)>",
    "(?<![\\w*])\\*(?<bold>(?=\\S)[^*\\n]*?[^*\\s])\\*(?![\\w*])",
    "(?<!\\w)_(?<italic>(?=\\S)[^\\n]*?\\S)_(?!\\w)",
    "(?<![\\w~])~(?<strike>(?=\\S)[^~\\n]*?[^~\\s])~(?![\\w~])",
    ":(?<emoji>[a-z0-9_+-]+):",
    "(?<url>https?:\\/\\/[^\\s<>|`]+[^\\s<>|`.,;:!?'\")\\]])",
    "(?<![\\w@])@(?<everyone>here|channel|everyone)\\b",
  ].join("|"),
  "g",
);

/**
 * The nodes for a text.
 *
 * @param verbatim whether Slack leaves bare URLs alone
 * @param names whether Slack turns a bare @here, @channel and @everyone into a mention that rings for everybody
 */
export function mrkdwn(text, { verbatim = false, names = false } = {}) {
  return quotes(text, { verbatim, names });
}

/** Undoes Slack's escaping. */
export function unescaped(text) {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

/** Lines that start with > are a quote, unless they stand in a code block. */
function quotes(text, options) {
  const parts = text.split(/(```[^]+?```\n?)/);
  return parts.flatMap((part, index) => (index % 2 === 1 ? inline(part, options) : lines(part, options)));
}

function lines(text, options) {
  const nodes = [];
  for (const part of text.split(/((?:^(?:&gt;|>)[^\n]*(?:\n|$))+)/m)) {
    if (/^(&gt;|>)/.test(part)) {
      const quoted = part.replace(/\n$/, "").replace(/^(&gt;|>) ?/gm, "");
      nodes.push(element("blockquote", "", inline(quoted, options)));
    } else if (part) {
      nodes.push(...inline(part, options));
    }
  }
  return nodes;
}

function inline(text, options) {
  const nodes = [];
  let from = 0;
  for (const match of text.matchAll(TOKENS)) {
    nodes.push(unescaped(text.slice(from, match.index)), token(match, options));
    from = match.index + match[0].length;
  }
  nodes.push(unescaped(text.slice(from)));
  return nodes.filter((node) => node !== "");
}

function token(match, options) {
  const found = match.groups;
  if (found.pre !== undefined) {
    return element("pre", "", unescaped(found.pre));
  }
  if (found.code !== undefined) {
    return element("code", "inline", unescaped(found.code));
  }
  if (found.control !== undefined) {
    return control(found.control, options);
  }
  if (found.emoji !== undefined) {
    return emoji(found.emoji);
  }
  if (found.url !== undefined) {
    return options.verbatim ? unescaped(found.url) : link(unescaped(found.url), unescaped(found.url));
  }
  if (found.everyone !== undefined) {
    return options.names ? mention(`@${found.everyone}`, true) : match[0];
  }
  return styled(found, options);
}

function styled(found, options) {
  if (found.bold !== undefined) {
    return element("b", "", inline(found.bold, options));
  }
  if (found.italic !== undefined) {
    return element("i", "", inline(found.italic, options));
  }
  return element("s", "", inline(found.strike, options));
}

function control(text, options) {
  const bar = text.indexOf("|");
  const target = bar < 0 ? text : text.slice(0, bar);
  const label = bar < 0 ? null : unescaped(text.slice(bar + 1));
  if (target.startsWith("!date^")) {
    return date(target, label);
  }
  if (/^!(here|channel|everyone)$/.test(target)) {
    return mention(`@${target.slice(1)}`, true);
  }
  if (target.startsWith("!subteam^")) {
    return mention(label ?? `@${target.slice("!subteam^".length)}`, true);
  }
  if (/^[@#]/.test(target)) {
    return mention(target[0] + (label ?? target.slice(1)), false);
  }
  return link(unescaped(target), label === null ? unescaped(target) : inline(label.replaceAll("&", "&amp;"), options));
}

function date(target, fallback) {
  const [, seconds, template, url] = target.split("^");
  const text = formatDate(seconds, template ?? "") ?? fallback ?? "";
  return url ? link(unescaped(url), text) : text;
}

/** A mention; one that rings for many is louder. */
export function mention(text, broadcast) {
  return element("span", broadcast ? "mention broadcast" : "mention", text);
}
