// Everything on the page is made here, out of elements and text nodes: text that comes from a message stays text.

/** An element with a class, and children that are nodes or strings; what is null is left out. */
export function element(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) {
    made.className = className;
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return made;
}

const SAFE_SCHEMES = ["http:", "https:", "mailto:", "tel:"];

/** A link that opens elsewhere; a scheme that could run something is shown, not linked. */
export function link(url, ...children) {
  if (!isSafe(url)) {
    return element("span", "", ...children);
  }
  const made = element("a", "", ...children);
  made.href = url;
  made.target = "_blank";
  made.rel = "noopener noreferrer";
  return made;
}

function isSafe(url) {
  try {
    return SAFE_SCHEMES.includes(new URL(url).protocol);
  } catch {
    return false;
  }
}
