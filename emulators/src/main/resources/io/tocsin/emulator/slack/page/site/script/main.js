import { place } from "./place.js";
import { showChannels, showConnection } from "./sidebar.js";
import { arrive, channelToShow, markUnread, open, start, store } from "./store.js";
import { showStrip } from "./strip.js";
import { showThread } from "./thread.js";
import { addToTimeline, showCount, showTimeline, updateReplies } from "./timeline.js";

let current;

connect();
window.addEventListener("hashchange", move);
document.getElementById("copy").addEventListener("click", copy);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && place().thread) {
    location.hash = encodeURIComponent(current.name);
  }
});

function connect() {
  const feed = new EventSource("_live");
  const on = (name, handler) => feed.addEventListener(name, (event) => handler(JSON.parse(event.data)));
  on("hello", hello);
  on("channel", opened);
  on("message", posted);
  on("status", counted);
  feed.addEventListener("error", () => showConnection("connecting", "Connecting…"));
}

function hello(all) {
  start(all);
  showConnection("live", "Live");
  showStrip();
  show();
}

function opened(channel) {
  open(channel);
  current === undefined ? show() : showChannels(current.id);
}

function counted(status) {
  store.status = status;
  showStrip();
}

function posted(facts) {
  const unchosen = !location.hash && current.messages === 0;
  arrive(facts);
  if (unchosen) {
    show();
  } else if (facts.channel === current.id) {
    showHere(facts);
  } else {
    markUnread(facts.channel);
    showChannels(current.id);
  }
}

function showHere(facts) {
  if (!facts.only_in_thread) {
    addToTimeline(facts);
  }
  if (facts.thread_ts) {
    updateReplies(facts);
  }
  if (facts.thread_ts && facts.thread_ts === place().thread) {
    showThread(current, facts.thread_ts);
  }
  showCount(current);
}

/** The address changed: to another channel, or only to a thread of this one. */
function move() {
  if (channelToShow(place().channel) === current) {
    showThread(current, place().thread);
  } else {
    show();
  }
}

function show() {
  current = channelToShow(place().channel);
  store.unread.delete(current?.id);
  showChannels(current?.id);
  if (current) {
    showThread(current, place().thread);
    showTimeline(current);
  }
}

async function copy() {
  await navigator.clipboard.writeText(document.getElementById("try").textContent);
}
