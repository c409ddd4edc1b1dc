// What the page knows of the workspace. It shows nothing.

/** As many messages of a channel as the page holds; after a storm the oldest are let go. */
export const MOST = 500;

export const store = { channels: new Map(), messages: new Map(), unread: new Map(), status: null };

/** Everything that stands; after a lost connection it comes again. */
export function start(all) {
  store.channels.clear();
  store.messages.clear();
  all.channels.forEach(open);
  all.messages.forEach((facts) => store.messages.get(facts.channel).push(facts));
  store.status = all.status;
}

export function open(channel) {
  store.channels.set(channel.id, channel);
  store.messages.set(channel.id, []);
}

export function arrive(facts) {
  const standing = store.messages.get(facts.channel);
  standing.push(facts);
  standing.splice(0, standing.length - MOST);
  store.channels.get(facts.channel).messages += 1;
}

export function markUnread(channelId) {
  store.unread.set(channelId, (store.unread.get(channelId) ?? 0) + 1);
}

/** The messages that stand in a channel itself, oldest first. */
export function timeline(channelId) {
  return store.messages.get(channelId).filter((facts) => !facts.only_in_thread);
}

/** The replies to a message, oldest first. */
export function replies(channelId, ts) {
  return store.messages.get(channelId).filter((facts) => facts.thread_ts === ts);
}

export function find(channelId, ts) {
  return store.messages.get(channelId)?.find((facts) => facts.ts === ts);
}

/** The channel of that name, or else the one with the newest message, or else the first. */
export function channelToShow(name) {
  const all = [...store.channels.values()];
  const newest = (channel) => Number(store.messages.get(channel.id).at(-1)?.ts ?? 0);
  return all.find((channel) => channel.name === name) ?? all.sort((a, b) => newest(b) - newest(a))[0];
}
