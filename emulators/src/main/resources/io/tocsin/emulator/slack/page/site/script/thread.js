import { timeOfDay } from "./dates.js";
import { element } from "./dom.js";
import { avatar, message } from "./message.js";
import { address } from "./place.js";
import { find, replies } from "./store.js";

const panel = document.getElementById("thread");
const pane = document.getElementById("thread-messages");

/** The line under a message that leads to its thread. */
export function threadLink(channel, ts) {
  const all = replies(channel.id, ts);
  const link = element(
    "a",
    "thread-link",
    avatar("avatar small"),
    element("b", "", counted(all)),
    element("span", "time", `Last reply at ${timeOfDay(new Date(all.at(-1).posted_at))}`),
  );
  link.href = address(channel, ts);
  return link;
}

/** Opens the thread of a message beside the channel, or closes it if there is no such message. */
export function showThread(channel, ts) {
  const first = ts ? find(channel.id, ts) : undefined;
  panel.hidden = first === undefined;
  if (first === undefined) {
    return;
  }
  const all = replies(channel.id, ts);
  document.getElementById("thread-channel").textContent = `# ${channel.name}`;
  document.getElementById("thread-close").href = address(channel);
  pane.replaceChildren(
    message(first),
    element("div", "thread-count", element("span", "", counted(all))),
    ...all.map((facts, index) => message(facts, all[index - 1])),
  );
  pane.scrollTop = pane.scrollHeight;
}

function counted(all) {
  return all.length === 1 ? "1 reply" : `${all.length} replies`;
}
