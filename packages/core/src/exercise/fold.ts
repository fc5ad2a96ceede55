/** Brings the many spellings of an exercise's name to one: equipment letters, plurals, tenses, joints. */

/** A short or odd form and the words it stands for. */
const WORD_FOR: Readonly<Record<string, string>> = {
  db: "dumbbell",
  dbs: "dumbbell",
  dumbell: "dumbbell",
  dumbells: "dumbbell",
  dumbel: "dumbbell",
  dumbels: "dumbbell",
  dumbbells: "dumbbell",
  dumb: "dumbbell",
  bb: "barbell",
  barbells: "barbell",
  kb: "kettlebell",
  kbs: "kettlebell",
  kettle: "kettlebell",
  inc: "incline",
  incl: "incline",
  inclined: "incline",
  declined: "decline",
  decl: "decline",
  ext: "extension",
  exts: "extension",
  extention: "extension",
  extentions: "extension",
  sq: "squat",
  sqs: "squat",
  sqt: "squat",
  sqts: "squat",
  squats: "squat",
  tri: "triceps",
  tris: "triceps",
  tricep: "triceps",
  triceps: "triceps",
  bi: "biceps",
  bis: "biceps",
  bicep: "biceps",
  biceps: "biceps",
  hammy: "hamstring",
  hammie: "hamstring",
  hamstrings: "hamstring",
  flyes: "fly",
  flies: "fly",
  flys: "fly",
  flye: "fly",
  flyers: "fly",
  pecs: "pec",
  raises: "raise",
  calves: "calves",
  presses: "press",
  pressing: "press",
  delts: "delt",
  lats: "lat",
  cals: "calf",
  smithmachine: "smith",
  bulg: "bulgarian",
  bulgs: "bulgarian",
  stdg: "standing",
  std: "standing",
  rev: "reverse",
  revs: "reverse",
  sgl: "single",
  alt: "alternating",
  rom: "romanian",
  ronanian: "romanian",
  rdls: "rdl",
  dl: "deadlift",
  dls: "deadlift",
  deads: "deadlift",
  abs: "ab",
  oh: "overhead",
  bodyweight: "bodyweight",
  bw: "bodyweight",
  rows: "row",
  machines: "machine",
  mach: "machine",
  curling: "curl",
  curled: "curl",
  lunged: "lunge",
  lunging: "lunge",
  shrugged: "shrug",
  rowing: "rowing",
  pulls: "pull",
  pushes: "push",
  ups: "up",
  mil: "military",
  chins: "chin",
  pronated: "overhand",
  ghrs: "ghr",
  carries: "carry",
  walks: "walk",
};

const KEEP_S = new Set([
  "press",
  "abs",
  "skullcrushers",
  "bss",
  "dips",
  "cross",
  "bs",
  "us",
  "less",
  "hs",
  "ffess",
  "rfess",
  "wbs",
  "ohs",
  "triceps",
  "biceps",
  "gs",
  "fs",
  "ps",
  "hps",
  "kbs",
]);

const SHORT_PLURALS = new Set(["dips", "tgus", "bsss", "hlrs", "rdls", "c2bs"]);

/** One lower-case word in its dictionary form: `flyes` → `fly`, `dbs` → `dumbbell`, `raises` → `raise`. */
export function foldWord(word: string): string {
  if (Object.hasOwn(WORD_FOR, word)) return WORD_FOR[word]!;
  if (SHORT_PLURALS.has(word)) return word.slice(0, -1);
  if (word.length <= 3 || KEEP_S.has(word) || !word.endsWith("s") || word.endsWith("ss")) return word;
  if (/(?:ch|sh|x|ss|z)es$/.test(word)) return word.slice(0, -2);
  if (word.endsWith("ies") && word.length > 4) return `${word.slice(0, -3)}y`;
  return word.slice(0, -1);
}

/** The words of a name, apart from hyphens, apostrophes and case. */
export function wordsOf(phrase: string): string[] {
  return phrase
    .toLowerCase()
    .replace(/['’`]/g, "")
    .split(/[^\p{L}\p{N}&]+/u)
    .filter((word) => word !== "");
}
