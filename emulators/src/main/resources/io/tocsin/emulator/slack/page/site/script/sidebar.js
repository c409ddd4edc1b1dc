import { element } from "./dom.js";
import { address } from "./place.js";
import { store } from "./store.js";

const list = document.getElementById("channels");
const connection = document.getElementById("connection");

export function showChannels(current) {
  list.replaceChildren(...[...store.channels.values()].map((channel) => item(channel, channel.id === current)));
}

/** Says whether the page is told of what comes. */
export function showConnection(state, text) {
  connection.dataset.state = state;
  connection.textContent = text;
}

function item(channel, isCurrent) {
  const unread = store.unread.get(channel.id);
  const link = element(
    "a",
    unread ? "unread" : "",
    element("span", "channel-link-name", channel.name),
    element("span", "unread-count", unread ? String(unread) : ""),
  );
  link.href = address(channel);
  if (isCurrent) {
    link.setAttribute("aria-current", "page");
  }
  return element("li", "", link);
}
