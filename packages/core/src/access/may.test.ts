import { expect, test } from "vitest";
import { may } from "./may.ts";
import { DATA_SOURCES, type DataSource } from "./source.ts";

const ANN = 1;
const BEN = 2;

test.each([
  { viewer: ANN, action: "see", subject: ANN, allowed: true, because: "her own training is hers to see" },
  { viewer: ANN, action: "change", subject: ANN, allowed: true, because: "and hers to correct" },
  { viewer: ANN, action: "see", subject: BEN, allowed: false, because: "nobody has shared anything" },
  { viewer: ANN, action: "change", subject: BEN, allowed: false, because: "nobody else's log is hers to touch" },
  { viewer: BEN, action: "see", subject: ANN, allowed: false, because: "it holds in both directions" },
  { viewer: BEN, action: "change", subject: ANN, allowed: false, because: "it holds in both directions" },
] as const)("athlete $viewer may $action what is athlete $subject's: $allowed, $because", ({ allowed, ...access }) => {
  expect(may(access)).toBe(allowed);
});

const CHATS = ["private", "group"] as const;
const GIVEN = { chat: true, file: true, import: true, strava: false } as const satisfies Record<DataSource, boolean>;

test.each(
  DATA_SOURCES.flatMap((source) => CHATS.flatMap((chat) => [ANN, BEN].map((subject) => ({ source, chat, subject })))),
)("a model gets what is of athlete $subject from $source for athlete 1 in a $chat chat only by its terms", (access) => {
  const allowed = access.subject === ANN && access.chat === "private" && GIVEN[access.source];
  expect(may({ viewer: ANN, action: "model", ...access })).toBe(allowed);
  expect(may({ viewer: ANN, action: "see", ...access })).toBe(access.subject === ANN);
});
