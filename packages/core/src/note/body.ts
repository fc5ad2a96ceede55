/** Parts of the body as athletes call them. */
import type { BodyPart } from "./observation.ts";

/** A part without an own place in the list, or a whole limb, which can be tired as well as sore. */
export type Named = { part?: BodyPart; limb?: true };

const NAMES: Readonly<Record<string, Named>> = {
  ...part("neck", "neck|cervical spine"),
  ...part(
    "shoulder",
    "shoulder|shoulders|shldr|delt|delts|deltoid|front delt|rear delt|side delt|rotator cuff|rotator|ac joint",
  ),
  ...part("elbow", "elbow|elbows|tennis elbow|golfers elbow|golfer elbow"),
  ...part("wrist", "wrist|wrists"),
  ...part("hand", "hand|hands|finger|fingers|thumb|thumbs|palm|palms|knuckle|knuckles|pinky|fingertips"),
  ...part("chest", "chest|pec|pecs|pectoral|sternum"),
  ...part(
    "upper-back",
    "upper back|upperback|mid upper back|thoracic|t spine|rhomboid|rhomboids|shoulder blade|shoulder blades|scap|scapula",
  ),
  ...part("lower-back", "lower back|low back|lowerback|lumbar|erectors|spinal erectors|si joint|ql"),
  ...part("core", "core|abs|ab|oblique|obliques|abdominals|abdominal|stomach muscles"),
  ...part("hip", "hip|hips|hip flexor|hip flexors|psoas"),
  ...part("glute", "glute|glutes|butt|bum|buttock|buttocks|piriformis|booty|glute med"),
  ...part("groin", "groin|groins|adductor|adductors|inner thigh|inner thighs"),
  ...part("quad", "quad|quads|quadriceps|vmo|front of thigh"),
  ...part("hamstring", "hamstring|hamstrings|hammy|hammies|hammie|hammys|hams|ham"),
  ...part(
    "knee",
    "knee|knees|kneecap|kneecaps|knee cap|patella|patellar tendon|patella tendon|quad tendon|meniscus|acl|mcl",
  ),
  ...part("shin", "shin|shins|tibialis|tib"),
  ...part("calf", "calf|calves|soleus|gastroc"),
  ...part("achilles", "achilles|achillies|achilles tendon"),
  ...part("ankle", "ankle|ankles"),
  ...part(
    "foot",
    "foot|feet|heel|heels|toe|toes|big toe|toenail|toenails|arch|arches|plantar|plantar fascia|instep|sole|ball of my foot|forefoot|midfoot|metatarsal",
  ),
  ...Object.fromEntries(
    "forearm|forearms|bicep|biceps|tricep|triceps|tris|bis|lat|lats|trap|traps|thigh|thighs|rib|ribs|it band|itb|collarbone|jaw|tailbone|joints|muscles|back|spine|mid back|tendon|intercostal|whole body|body|skin|nipples|head"
      .split("|")
      .map((name) => [name, {}]),
  ),
  ...Object.fromEntries("leg|legs|arm|arms|lower body|upper body".split("|").map((name) => [name, { limb: true }])),
};

const LONGEST = 4;

/** The longest part named by the words from an index on; `undefined` if none is. */
export function partAt(words: readonly string[], at: number): { named: Named; size: number } | undefined {
  for (let size = Math.min(LONGEST, words.length - at); size > 0; size--) {
    const name = words.slice(at, at + size).join(" ");
    if (Object.hasOwn(NAMES, name)) return { named: NAMES[name]!, size };
  }
  return undefined;
}

/** Words a slip of the finger may have meant. */
export const PART_WORDS: readonly string[] = Object.keys(NAMES).flatMap((name) => name.split(" "));

function part(id: BodyPart, names: string): Record<string, Named> {
  return Object.fromEntries(names.split("|").map((name) => [name, { part: id }]));
}
