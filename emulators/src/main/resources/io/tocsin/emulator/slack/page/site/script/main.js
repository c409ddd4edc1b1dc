import { element } from "./dom.js";
import { day, message, sameDay } from "./message.js";

const channels = new Map();
const messages = new Map();
const unread = new Map();
const pane = document.getElementById("messages");
let current;

connect();
window.addEventListener("hashchange", show);
document.getElementById("copy").addEventListener("click", copy);

function connect() {
  const feed = new EventSource("_live");
  feed.addEventListener("hello", (event) => start(JSON.parse(event.data)));
  feed.addEventListener("channel", (event) => open(JSON.parse(event.data)));
  feed.addEventListener("message", (event) => arrive(JSON.parse(event.data)));
  feed.addEventListener("error", () => state("connecting", "Connecting…"));
}

/** Everything that stands; after a lost connection it comes again. */
function start(all) {
  channels.clear();
  messages.clear();
  all.channels.forEach((channel) => {
    channels.set(channel.id, channel);
    messages.set(channel.id, []);
  });
  all.messages.forEach((facts) => messages.get(facts.channel).push(facts));
  state("live", "Live");
  show();
}

function open(channel) {
  channels.set(channel.id, channel);
  messages.set(channel.id, []);
  current === undefined ? show() : showChannels();
}

function arrive(facts) {
  const standing = messages.get(facts.channel);
  const atBottom = pane.scrollHeight - pane.scrollTop - pane.clientHeight < 60;
  channels.get(facts.channel).messages += 1;
  standing.push(facts);
  if (!location.hash && messages.get(current).length === 0) {
    show();
  } else if (facts.channel === current) {
    append(facts, standing.at(-2)).classList.add("arriving");
    count();
    if (atBottom) {
      toBottom();
    }
  } else {
    unread.set(facts.channel, (unread.get(facts.channel) ?? 0) + 1);
    showChannels();
  }
}

/** The channel that the address names, or else the one with the newest message, or else the first. */
function chosen() {
  const name = decodeURIComponent(location.hash.slice(1));
  const all = [...channels.values()];
  const newest = (channel) => Number(messages.get(channel.id).at(-1)?.ts ?? 0);
  return all.find((channel) => channel.name === name) ?? all.sort((a, b) => newest(b) - newest(a))[0];
}

function show() {
  const channel = chosen();
  current = channel?.id;
  unread.delete(current);
  showChannels();
  pane.replaceChildren();
  if (channel === undefined) {
    return;
  }
  document.title = `#${channel.name} · Slack emulator`;
  document.getElementById("channel-name").textContent = `# ${channel.name}`;
  document.getElementById("try").textContent = tryIt(channel);
  count();
  const standing = messages.get(current);
  standing.forEach((facts, index) => append(facts, standing[index - 1]));
  if (standing.length === 0) {
    pane.append(element("p", "empty", "Nothing has been posted here yet. Messages arrive without a reload."));
  }
  toBottom();
}

function append(facts, previous) {
  pane.querySelector(".empty")?.remove();
  if (previous === undefined || !sameDay(facts, previous)) {
    pane.append(day(facts));
  }
  const row = message(facts, previous);
  pane.append(row);
  return row;
}

function toBottom() {
  pane.scrollTop = pane.scrollHeight;
}

function count() {
  const number = channels.get(current).messages;
  document.getElementById("channel-count").textContent = number === 1 ? "1 message" : `${number} messages`;
}

function showChannels() {
  document.getElementById("channels").replaceChildren(...[...channels.values()].map(channelLink));
}

function channelLink(channel) {
  const news = unread.get(channel.id);
  const anchor = element(
    "a",
    news ? "unread" : "",
    element("span", "channel-link-name", channel.name),
    element("span", "unread-count", news ? String(news) : ""),
  );
  anchor.href = `#${encodeURIComponent(channel.name)}`;
  if (channel.id === current) {
    anchor.setAttribute("aria-current", "page");
  }
  return element("li", "", anchor);
}

function tryIt(channel) {
  return `curl -d '{"text": "Hello"}' ${location.origin}${channel.webhook}`;
}

async function copy() {
  await navigator.clipboard.writeText(document.getElementById("try").textContent);
}

function state(name, text) {
  const status = document.getElementById("connection");
  status.dataset.state = name;
  status.textContent = text;
}
