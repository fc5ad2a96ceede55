/** Brings the inflections of everyday training words to one form: aching, ached and achy are one word. */

const IRREGULAR: Readonly<Record<string, string>> = Object.fromEntries(
  `
  slept sleep|felt feel|flew fly|flown fly|flies fly|went go|gone go|goes go|ran run|ate eat|eaten eat|drank drink|drunk drink
  took take|taken take|had have|has have|having have|got get|gotten get|getting get|lost lose|losing lose|broke break|broken break
  woke wake|woken wake|gave give|given give|giving give|was be|were be|is be|are be|been be|being be|am be|im be|did do|does do|done do
  forgot forget|forgotten forget|wore wear|worn wear|kept keep|held hold|shot shoot|caught catch|came come|coming come|made make|making make
  fell fall|fallen fall|rose rise|left leave|hit hit|tore tear|torn tear|rip rip|ripped rip|bought buy|brought bring|began begin|begun begin
  threw throw|thrown throw|dying die|died die|dies die|used use|using use|uses use|said say|thought think|knew know|drove drive
  fought fight|stood stand|sat sit|stuck stick|sunk sink|sank sink|swung swing|bent bend|blew blow|blown blow|froze freeze|frozen freeze
  hardly hardly|early early|only only|lately lately|nearly nearly|barely barely|worst worst|best best|better better|worse worse
  feet foot|calves calf|knives knife|lay lie|lying lie|lied lie|shoes shoe|shoe shoe|tyres tyre|tired tired|tiring tired|wired wired
  winded winded|rested rested|rests rest|resting rest|pressed press|stressed stressed|stressful stressful|dizziness dizzy|dizzy dizzy
  this this|always always|thus thus|news news|series series|yes yes|bus bus|plus plus|focus focus|virus virus|sinus sinus|us us|gas gas
  evening evening|morning morning|ceiling ceiling|feelings feel|nothing nothing|everything everything|anything anything|something something
  lights lights|lovely lovely|late late|later late|quite quite|note note|notes note|conditions conditions|conditioning conditioning|crisps crisps|party party|busy busy|busier busy|tights tights|shorts shorts|flats flats|fins fins|fries fries|weary weary|heaving heaving|battery battery|fasted fasted|fasting fasted|swelling swollen|swell swell|slippery slippery|slippers slippers|tiredness tired|eased ease|easing ease|ease ease|bare bare|sleepy sleepy|balanced balanced|laced laced|scary scary|smoky smoky|sweets sweets|rocky rocky|drills drills|rounds rounds|round round|rounded rounded|rounding rounded|running run|runs run|painful pain|painfully pain|pains pain|pained pain|sickness sick
  `
    .split(/[|\n]/)
    .map((pair) => pair.trim().split(" "))
    .filter((pair): pair is [string, string] => pair.length === 2),
);

const VOWEL = /[aeiouy]/;

/** @param word lower case, without apostrophes */
export function stem(word: string): string {
  if (!Object.hasOwn(IRREGULAR, word)) return regular(word);
  const form = IRREGULAR[word]!;
  // "woke" and "wake" both become what "wake" does; a word listed as its own form stays.
  return Object.hasOwn(IRREGULAR, form) ? form : regular(form);
}

function regular(word: string): string {
  if (word.length <= 3) return word;
  let base = word;
  if (base.endsWith("ness")) base = cut(base, 4);
  else if (base.endsWith("ly")) base = cut(base, 2);
  if (base.endsWith("ing")) base = undouble(cut(base, 3), base);
  else if (base.endsWith("ed")) base = undouble(cut(base, 2), base);
  else if (/(?:[sxz]|ch|sh)es$/.test(base)) base = cut(base, 2);
  else if (base.endsWith("s") && !/(?:ss|us|is)$/.test(base)) base = cut(base, 1);
  if (base.length > 3 && /[eyi]$/.test(base)) base = base.slice(0, -1);
  return base;
}

function cut(word: string, letters: number): string {
  const rest = word.slice(0, -letters);
  return rest.length >= 3 && VOWEL.test(rest) ? rest : word;
}

function undouble(base: string, before: string): string {
  return base !== before && /(bb|dd|gg|mm|nn|pp|rr|tt)$/.test(base) ? base.slice(0, -1) : base;
}
