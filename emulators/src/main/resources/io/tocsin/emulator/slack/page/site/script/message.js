import { blocks } from "./blocks.js";
import { dayName, fullTime, timeOfDay } from "./dates.js";
import { element, link } from "./dom.js";
import { mrkdwn, unescaped } from "./mrkdwn.js";

const COMPACT_MILLIS = 5 * 60_000;

/** A message as Slack shows it; one that soon follows another of the same author has no byline. */
export function message(facts, previous) {
  const compact = previous !== undefined && follows(facts, previous);
  const row = element("article", compact ? "message compact" : "message", side(facts, compact));
  row.append(element("div", "message-body", compact ? null : byline(facts), broadcast(facts), safely(facts.message), hidden(facts)));
  row.dataset.ts = facts.ts;
  return row;
}

/** The line between two days. */
export function day(facts) {
  return element("div", "day", element("span", "", dayName(new Date(facts.posted_at))));
}

export function sameDay(facts, previous) {
  return new Date(facts.posted_at).toDateString() === new Date(previous.posted_at).toDateString();
}

function follows(facts, previous) {
  const gap = new Date(facts.posted_at) - new Date(previous.posted_at);
  return gap < COMPACT_MILLIS && author(facts) === author(previous) && sameDay(facts, previous);
}

function author(facts) {
  return facts.message.username ?? facts.message.bot_profile?.name ?? facts.message.bot_id;
}

function side(facts, compact) {
  if (compact) {
    return element("div", "gutter-time", timeOfDay(new Date(facts.posted_at)).replace(/\s?[AP]M$/i, ""));
  }
  return avatar("avatar");
}

/** The app's picture. */
export function avatar(className) {
  const made = element("img", className);
  made.src = "bell.svg";
  made.alt = "";
  return made;
}

function byline(facts) {
  const posted = new Date(facts.posted_at);
  const time = element("time", "time", timeOfDay(posted));
  time.dateTime = facts.posted_at;
  time.title = fullTime(posted);
  return element("div", "byline", element("span", "author", author(facts)), element("span", "badge", "APP"), time);
}

/** One message that is not understood must not keep the others from being shown. */
function safely(json) {
  try {
    return body(json);
  } catch (error) {
    return element("div", "unknown", `This message cannot be shown: ${error.message}`);
  }
}

/** With blocks the text is only a fallback, for notifications; above attachments it stands. */
function body(json) {
  const shown = json.text && !json.blocks?.length;
  const text = shown ? element("div", "text", json.mrkdwn === false ? unescaped(json.text) : mrkdwn(json.text)) : null;
  return [text, blocks(json.blocks), ...(json.attachments ?? []).map(attachment)];
}

function attachment(json) {
  const bar = element("div", "attachment-bar");
  if (/^[0-9a-f]{3}([0-9a-f]{3})?$/i.test(json.color)) {
    bar.style.backgroundColor = `#${json.color}`;
  }
  return element("div", "attachment", bar, element("div", "attachment-body", legacy(json), blocks(json.blocks)));
}

/** The older way to fill an attachment. */
function legacy(json) {
  const nothing = !json.blocks?.length && !json.text && !json.title && !json.pretext && !json.fields;
  return [
    json.pretext ? element("div", "text", mrkdwn(json.pretext)) : null,
    json.author_name ? element("div", "attachment-title", json.author_name) : null,
    json.title ? element("div", "attachment-title", json.title_link ? link(json.title_link, json.title) : json.title) : null,
    json.text ? element("div", "text", mrkdwn(json.text)) : null,
    json.fields ? element("div", "fields", json.fields.map(field)) : null,
    nothing ? element("div", "text", json.fallback ?? "") : null,
    json.footer ? element("div", "attachment-footer", json.footer) : null,
  ];
}

function field(json) {
  return element("div", "field", element("div", "attachment-title", json.title ?? ""), mrkdwn(String(json.value ?? "")));
}

function broadcast(facts) {
  const also = facts.thread_ts && !facts.only_in_thread;
  return also ? element("div", "time", "replied to a thread, and to the channel:") : null;
}

function hidden(facts) {
  const why = "Over one a second: Slack may not show it";
  return facts.over_limit ? element("div", "over-limit", why) : null;
}
