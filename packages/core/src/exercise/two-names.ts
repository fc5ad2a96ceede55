/** Two names in one argument: `zercher to zercher squat`, `zs = zercher squat`. */

const JOINTS = {
  rename: /\s+(?:to|as)\s+|\s*(?:->|→|=)\s*/gi,
  merge: /\s+(?:into|with|to|and)\s+|\s*(?:->|→|=)\s*/gi,
  alias: /\s+(?:means|is|for)\s+|\s*(?:->|→|=)\s*/gi,
} as const;

/**
 * The ways to part the argument in two. A name may hold the joint itself (`toes to bar`), so there may be several; the
 * first has the longest left name.
 */
export function twoNames(text: string, of: keyof typeof JOINTS): { left: string; right: string }[] {
  return [...text.slice(0, 200).matchAll(JOINTS[of])]
    .map((joint) => ({
      left: unquoted(text.slice(0, joint.index)),
      right: unquoted(text.slice(joint.index + joint[0].length)),
    }))
    .filter(({ left, right }) => left !== "" && right !== "")
    .reverse();
}

function unquoted(name: string): string {
  return name
    .trim()
    .replaceAll(/^["“”'«»]+|["“”'«»]+$/g, "")
    .trim();
}
