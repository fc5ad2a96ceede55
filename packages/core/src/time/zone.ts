/** Finding the time zone an athlete means. */

export type ZoneSearch = { kind: "found"; timeZone: string } | { kind: "several"; zones: string[] } | { kind: "none" };

/** How many candidates are worth offering. */
const MAX_CANDIDATES = 5;

/** First halves of IANA names, for cities that Intl knows and does not list: it lists Calcutta and knows Kolkata. */
const REGIONS = ["Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"];

/** IANA names Intl leaves out of its own list but knows, and that people type. */
const ALSO = ["UTC"];

/** Whether `name` is a time zone the runtime knows. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/**
 * The zone behind what an athlete typed: an IANA name in any case (`europe/berlin`), a city it is named after
 * (`berlin`, `new york`), or `utc`. A fixed offset (`+2`) is no zone: it would be wrong half the year.
 */
export function findTimeZone(typed: string): ZoneSearch {
  const wanted = fold(typed);
  if (wanted === "") return { kind: "none" };
  const names = [...Intl.supportedValuesOf("timeZone"), ...ALSO];
  const exact = names.find((name) => fold(name) === wanted);
  if (exact) return { kind: "found", timeZone: exact };
  const cities = names.filter((name) => fold(cityOf(name)) === wanted);
  if (cities.length === 1) return { kind: "found", timeZone: cities[0]! };
  const other = [wanted, ...REGIONS.map((region) => `${region}/${wanted}`)].map(titled).find(isTimeZone);
  if (other && wanted.length > 3) return { kind: "found", timeZone: other };
  const near = wanted.length < 3 ? [] : names.filter((name) => fold(name).includes(wanted));
  if (near.length === 1) return { kind: "found", timeZone: near[0]! };
  return near.length === 0 ? { kind: "none" } : { kind: "several", zones: near.slice(0, MAX_CANDIDATES) };
}

/** `europe/isle of man` → `Europe/Isle_of_Man` */
function titled(name: string): string {
  return name
    .replaceAll(" ", "_")
    .replaceAll(/(^|[/_-])(?!of_|es_)([a-z])/g, (_, before: string, letter: string) => before + letter.toUpperCase());
}

function cityOf(name: string): string {
  return name.slice(name.lastIndexOf("/") + 1);
}

function fold(name: string): string {
  return name.trim().toLowerCase().replaceAll(/[_-]/g, " ").replaceAll(/\s+/g, " ");
}
