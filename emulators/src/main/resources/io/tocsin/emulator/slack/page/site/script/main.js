import { place } from "./place.js";
import { showChannels, showConnection } from "./sidebar.js";
import { arrive, channelToShow, markUnread, open, start, store } from "./store.js";
import { showStrip } from "./strip.js";
import { showThread } from "./thread.js";
import { addToTimeline, showCount, showTimeline, updateReplies } from "./timeline.js";

const PACE_MILLIS = 40;
const waiting = [];
let scheduled = false;
let current;
let feed;

showAll(JSON.parse(document.getElementById("snapshot").textContent));
connect();
window.addEventListener("pagehide", () => feed.close());
window.addEventListener("pageshow", comeBack);
window.addEventListener("hashchange", move);
document.getElementById("copy").addEventListener("click", copy);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && place().thread) {
    location.hash = encodeURIComponent(current.name);
  }
});

function connect() {
  feed = new EventSource("_live");
  const on = (name, handler) => feed.addEventListener(name, (event) => handler(JSON.parse(event.data)));
  on("hello", hello);
  on("channel", opened);
  on("message", posted);
  on("status", counted);
  feed.addEventListener("error", () => showConnection("connecting", "Connecting…"));
}

/** A page that was left is kept for the way back, but not with its feed: a browser has six connections to a host, and no more. */
function comeBack(event) {
  if (event.persisted) {
    connect();
  }
}

/** Everything that stands, again: something may have come while nobody told this page. */
function hello(all) {
  showConnection("live", "Live");
  showAll(all);
}

function showAll(all) {
  waiting.length = 0;
  start(all);
  showStrip();
  show();
}

function opened(channel) {
  open(channel);
  current === undefined ? show() : showChannels(current.id);
}

function counted(status) {
  store.status = status;
  soon();
}

function posted(facts) {
  waiting.push(facts);
  soon();
}

/** In a storm, many messages are shown at once: the page keeps up, and stays quiet enough to be read. */
function soon() {
  if (!scheduled) {
    scheduled = true;
    setTimeout(showWhatCame, PACE_MILLIS);
  }
}

function showWhatCame() {
  scheduled = false;
  const came = waiting.splice(0);
  const unchosen = !location.hash && current?.messages === 0;
  came.forEach(arrive);
  if (unchosen && came.length > 0) {
    show();
  } else {
    showHere(came.filter((facts) => facts.channel === current.id));
    showElsewhere(came.filter((facts) => facts.channel !== current.id));
  }
  showStrip();
}

function showHere(came) {
  if (came.length === 0) {
    return;
  }
  addToTimeline(current, came.filter((facts) => !facts.only_in_thread));
  const answered = came.filter((facts) => facts.thread_ts);
  answered.forEach(updateReplies);
  if (answered.some((facts) => facts.thread_ts === place().thread)) {
    showThread(current, place().thread);
  }
  showCount(current);
}

function showElsewhere(came) {
  came.forEach((facts) => markUnread(facts.channel));
  if (came.length > 0) {
    showChannels(current.id);
  }
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
