/** Causes, which no log holds: that one thing was there with another is told by their days, and no more. */

const CAUSE =
  /\b(?:because(?: of)?|due to|owing to|thanks to|caus(?:e[sd]?|ing)|result(?:s|ed|ing)? (?:in|from|of)|as a consequence|consequently|led to|leads? to|leading to|stem(?:s|med|ming)? from|explain(?:s|ed)? (?:why|your|the|this|that|it)|(?:that|this|which) (?:is|was) why|the reasons?|trigger(?:s|ed|ing)?|brought on by|attribut(?:ed|able) to|to blame|thus|hence|therefore)\b|['’]s why\b/i;
/** `Your log does not say what caused it.` */
const UNTOLD =
  /\b(?:can(?:not|['’]t| not)|could(?: not|n['’]t)|do(?:es)?(?: not|n['’]t)|no|nothing|neither)\b[^.;]{0,40}\b(?:say|says|tell|tells|know|show|shows|prove|proves|mean|hold|holds|record|records|name|names|note|notes|log|data)\b/i;

/** @param sentence without what the athlete wrote */
export function claimsCause(sentence: string): boolean {
  return CAUSE.test(sentence) && !UNTOLD.test(sentence);
}
