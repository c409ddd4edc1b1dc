import { element } from "./dom.js";
import { store } from "./store.js";

const strip = document.getElementById("strip");

/** What was taken, what was refused and why, what came too fast, and what is about to go wrong. */
export function showStrip() {
  const status = store.status;
  strip.replaceChildren(
    counter("accepted", status.accepted, "accepted"),
    refused(status.refused),
    counter(status.over_limit > 0 ? "over-limit" : "", status.over_limit, "over the limit"),
    ...status.troubles_due.map(trouble),
    ...switches(status),
  );
}

function counter(className, number, label) {
  return element("span", `counter ${className}`, element("b", "", String(number)), ` ${label}`);
}

function refused(byKind) {
  const kinds = Object.entries(byKind);
  const total = kinds.reduce((sum, [, number]) => sum + number, 0);
  const details = kinds.map(([kind, number]) => [" ", element("code", "kind", `${kind} ${number}`)]);
  return element("span", `counter ${total > 0 ? "refused" : ""}`, element("b", "", String(total)), " refused", details);
}

function trouble(one) {
  const times = one.times === 0 ? "" : ` × ${one.times}`;
  const where = [one.on, one.channel && `#${one.channel}`].filter(Boolean).join(" in ");
  return element("span", "counter trouble", `${one.kind}${times}${where && ` on ${where}`}${one.posted ? ", posted" : ""}`);
}

function switches(status) {
  const archived = status.channels.filter((channel) => channel.archived).map((channel) => `#${channel.name} archived`);
  const late = status.history_delay_seconds > 0 ? [`history ${status.history_delay_seconds} s late`] : [];
  const revoked = status.revoked > 0 ? [`${status.revoked} revoked`] : [];
  return [...archived, ...late, ...revoked].map((text) => element("span", "counter trouble", text));
}
