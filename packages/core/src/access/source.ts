/** Where data comes from, and what may be done with it by the terms of that source. */

export const DATA_SOURCES = ["chat", "file", "import", "strava"] as const;
export type DataSource = (typeof DATA_SOURCES)[number];

type Terms = {
  /** Whether it may be given to a language model. */
  model: boolean;
};

/** What athletes type, send as a file or export from elsewhere is theirs to have read. */
const OWN: Terms = { model: true };

const TERMS: Record<DataSource, Terms> = {
  chat: OWN,
  file: OWN,
  import: OWN,
  // API Policy §5.3 of June 2026: not "in the operation of any AI Application", context windows named.
  strava: { model: false },
};

export function termsOf(source: DataSource): Terms {
  return TERMS[source];
}
