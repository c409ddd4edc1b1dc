// Where the reader is, as it stands in the address: #channel, or #channel/thread.

export function place() {
  const [channel, thread] = location.hash.slice(1).split("/");
  return { channel: decodeURIComponent(channel), thread: thread ?? "" };
}

export function address(channel, thread = "") {
  return `#${encodeURIComponent(channel.name)}${thread && `/${thread}`}`;
}
