/** What no answer may say, whatever was found: that something was done or will be, and anything of other people. */

const DONE =
  "logg|add|record|sav|stor|chang|updat|set(?!s)|delet|remov|eras|undo|undid|schedul|mov|plann|creat|not(?:ed|ing)|correct|edit|enabl|disabl|switch|reset|export|send|sent|shar|remind|book|cancel|merg|renam|adjust|mark|put|fix|clear|wip|granted|unlock|activat|appl|configur|ban|invit|message|post|publish|email|forward|stopp|start";
/** `I've logged it`, `I will remind you`, `let me change that`: who answers has no hands. */
const FIRST_PERSON = new RegExp(
  String.raw`\b(?:i|we)(?:['’]ve| have|['’]ll| will|['’]m| am| just| can| could| did| had|['’]d| would)?(?: (?:now|just|also|already|gladly|successfully|gone ahead and|going to|happily|then|have|been))*\s(?:${DONE})\w*\b`,
  "i",
);
const LET_ME = new RegExp(String.raw`\blet(?: me|['’]s)\s(?:${DONE})\w*`, "i");
/** `Done.`, `Logged: …`, `Settings updated` */
const BARE =
  /^(?:ok(?:ay)?[,.!]?\s*|sure[,.!]?\s*|alright[,.!]?\s*|all )?(?:done|logged|saved|deleted|updated|changed|scheduled|recorded|removed|cleared|reset|exported|sent|added|moved|cancell?ed)\b/i;
const SETTING =
  /\b(?:settings?|units?|plans?|reminders?|time ?zones?|preferences|account|permissions?|admin\w*|log|notes?|entry|data|sessions?|sets?|workouts?)\s(?:is|are|was|were|has been|have been|will be|got)\s(?:now |just |all |been |successfully )*(?:logged|saved|recorded|set|switched|sent|added|moved|granted|enabled|created)\b/i;
const UNDONE =
  /\b(?:is|are|was|were|has been|have been|will be|got|being)\s(?:now |just |all |been |successfully )*(?:deleted|removed|changed|updated|scheduled|cleared|reset|exported|cancell?ed|erased|wiped|shared|disabled|undone|renamed|merged|restored)\b/i;
/** `no squat has been logged since May` tells of the log. */
const ABSENT = /\b(?:no|not|n['’]t|never|none|nothing|neither)\b/i;

/** Whether a sentence claims or offers an action: replies about changes come from what was committed, never from a model. */
export function claimsAction(sentence: string): boolean {
  if (FIRST_PERSON.test(sentence) || LET_ME.test(sentence) || BARE.test(sentence)) return !onlyAbsence(sentence);
  return (SETTING.test(sentence) || UNDONE.test(sentence)) && !ABSENT.test(sentence);
}

/** `I have no bench recorded in March`. */
function onlyAbsence(sentence: string): boolean {
  return /\b(?:i|we)\s(?:have|could|can|found?)\s?(?:no|not|n['’]t|find no|see no)\b/i.test(sentence);
}

const OTHERS =
  /\b(?:every(?:one|body)(?: else)?|anyone|somebody|someone|other (?:people|athletes?|users?|members?)|team ?mates?|leader ?board|his|her|hers|he|she|him|(?:athlete|user) ?(?:id )?#?\d+|athletes|users|members)\b|(?:^|\s)@[a-z_]/i;
const POSSESSIVE =
  /\b(?!(?:What|How|Where|When|Who|That|It|There|Here|Let|Today|Yesterday|Week|Month|Year|Spring|Summer|Autumn|Fall|Winter|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Farmer|Child)['’]s)(\p{Lu}\p{L}+)['’]s\b/u;

/** Whether a sentence speaks of anybody but the athlete who asks. */
export function tellsOfOthers(sentence: string): boolean {
  return OTHERS.test(sentence) || POSSESSIVE.test(sentence);
}
