import { element } from "./dom.js";
import { day, message, sameDay } from "./message.js";
import { MOST, replies, store, timeline } from "./store.js";
import { threadLink } from "./thread.js";

const pane = document.getElementById("messages");
const count = document.getElementById("channel-count");
let following = true;

// A reader at the end stays there, also when a thread opens beside the channel and the lines wrap anew.
pane.addEventListener("scroll", () => {
  following = pane.scrollHeight - pane.scrollTop - pane.clientHeight < 60;
});
new ResizeObserver(() => following && toBottom()).observe(pane);

/** All of a channel. */
export function showTimeline(channel) {
  document.title = `#${channel.name} · Slack emulator`;
  document.getElementById("channel-name").textContent = `# ${channel.name}`;
  document.getElementById("try").textContent = tryIt(channel);
  pane.replaceChildren();
  const standing = timeline(channel.id);
  standing.forEach((facts, index) => append(facts, standing[index - 1]));
  if (standing.length === 0) {
    pane.append(element("p", "empty", "Nothing has been posted here yet. Messages arrive without a reload."));
  }
  showCount(channel);
  toBottom();
}

/** Messages that came; the pane follows if the reader was at its end. */
export function addToTimeline(channel, came) {
  const standing = timeline(channel.id);
  came.slice(-MOST).forEach((facts) => {
    append(facts, standing[standing.indexOf(facts) - 1]).classList.add("arriving");
  });
  while (pane.childElementCount > MOST) {
    pane.firstElementChild.remove();
  }
  if (following) {
    toBottom();
  }
}

/** A message got a reply. */
export function updateReplies(reply) {
  const row = [...pane.querySelectorAll(".message")].find((one) => one.dataset.ts === reply.thread_ts);
  if (row) {
    row.querySelector(".thread-link")?.remove();
    row.querySelector(".message-body").append(link(reply.channel, reply.thread_ts));
  }
}

export function showCount(channel) {
  count.textContent = channel.messages === 1 ? "1 message" : `${channel.messages} messages`;
}

function append(facts, previous) {
  pane.querySelector(".empty")?.remove();
  if (previous === undefined || !sameDay(facts, previous)) {
    pane.append(day(facts));
  }
  const row = message(facts, previous);
  const answered = replies(facts.channel, facts.ts);
  if (answered.length > 0) {
    row.querySelector(".message-body").append(link(facts.channel, facts.ts));
  }
  pane.append(row);
  return row;
}

function link(channelId, ts) {
  return threadLink(store.channels.get(channelId), ts);
}

function toBottom() {
  pane.scrollTop = pane.scrollHeight;
}

function tryIt(channel) {
  return `curl -d '{"text": "Hello"}' ${location.origin}${channel.webhook}`;
}
