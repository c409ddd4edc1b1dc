// Slack shows dates in the zone of the one who reads. So does this page.

const DAY_MILLIS = 86_400_000;

const FORMATS = {
  date_num: (time) => [time.getFullYear(), time.getMonth() + 1, time.getDate()].map(twoDigits).join("-"),
  date_slash: (time) => format(time, { year: "numeric", month: "2-digit", day: "2-digit" }),
  date: (time) => format(time, { year: "numeric", month: "long", day: "numeric" }),
  date_short: (time) => format(time, { year: "numeric", month: "short", day: "numeric" }),
  date_long: (time) => format(time, { weekday: "long", year: "numeric", month: "long", day: "numeric" }),
  date_pretty: (time) => pretty(time, FORMATS.date),
  date_short_pretty: (time) => pretty(time, FORMATS.date_short),
  date_long_pretty: (time) => pretty(time, FORMATS.date_long),
  time: (time) => format(time, { hour: "numeric", minute: "2-digit" }),
  time_secs: (time) => format(time, { hour: "numeric", minute: "2-digit", second: "2-digit" }),
  ago: (time) => ago(time),
};

/** Fills in Slack's date tokens; null if the template has one that is not known. */
export function formatDate(unixSeconds, template) {
  const time = new Date(Number(unixSeconds) * 1000);
  if (Number.isNaN(time.getTime())) {
    return null;
  }
  let known = true;
  const text = template.replace(/\{(\w+)\}/g, (_, token) => {
    known = known && Object.hasOwn(FORMATS, token);
    return known ? FORMATS[token](time) : "";
  });
  return known ? text : null;
}

/** The time of day of a message. */
export function timeOfDay(time) {
  return FORMATS.time(time);
}

/** The day as it stands between messages: Today, Yesterday, or the date. */
export function dayName(time) {
  return pretty(time, (other) => format(other, { weekday: "long", month: "long", day: "numeric" }));
}

export function fullTime(time) {
  return format(time, { dateStyle: "full", timeStyle: "long" });
}

function format(time, options) {
  return new Intl.DateTimeFormat(undefined, options).format(time);
}

function twoDigits(number) {
  return String(number).padStart(2, "0");
}

function pretty(time, otherwise) {
  const days = Math.round((midnight(new Date()) - midnight(time)) / DAY_MILLIS);
  return { 0: "Today", 1: "Yesterday", "-1": "Tomorrow" }[days] ?? otherwise(time);
}

function midnight(time) {
  return new Date(time.getFullYear(), time.getMonth(), time.getDate()).getTime();
}

function ago(time) {
  const seconds = Math.round((time.getTime() - Date.now()) / 1000);
  const relative = new Intl.RelativeTimeFormat(undefined, { numeric: "auto" });
  for (const [unit, size] of [["day", 86_400], ["hour", 3_600], ["minute", 60]]) {
    if (Math.abs(seconds) >= size) {
      return relative.format(Math.round(seconds / size), unit);
    }
  }
  return relative.format(seconds, "second");
}
