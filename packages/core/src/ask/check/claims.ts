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
  /\b(?:settings?|units?|plans?|reminders?|time ?zones?|preferences|account|permissions?|admin\w*|log|notes?|entry|data|sessions?|sets?|workouts?)\s(?:is|are|was|were|has been|have been|will be|got)\s(?:now |just |all |been |successfully )*(?:logged|saved|recorded|set|switched|sent|added|moved|granted|enabled|created)\b|\breminders?\sset\b|\bconsider (?:it|that) done\b/i;
const UNDONE =
  /\b(?:is|are|was|were|has been|have been|will be|got|being)\s(?:now |just |all |been |successfully )*(?:deleted|removed|changed|updated|adjusted|modified|rearranged|rescheduled|scheduled|cleared|reset|exported|cancell?ed|erased|wiped|shared|disabled|undone|renamed|merged|restored)\b/i;
/** `A deload was added to your plan.` */
const INTO =
  /\b(?:is|are|was|were|has been|have been|will be|got)\s(?:now |just |all |been )*(?:added|moved|put|written|entered|copied)\s(?:in|into|to|from|on|onto)\s(?:your|the)\s(?:plan|log|calendar|week|schedule|settings?|notes?)\b/i;
/** `Your units are now pounds.`, `Your plan now begins on Monday.` */
const NOW_SO =
  /\byour (?:plan|session|week|units?|settings?|goals?|targets?) now \w+s\b|\b(?:settings?|units?|plans?|reminders?|time ?zones?|preferences|account|permissions?|modes?|name|goals?|targets?|alias(?:es)?)\b.*\b(?:is|are) (?:now|already|from now on)\b|\b(?:is|are) now (?:set|on|off|in) /i;
/** `no squat has been logged since May` tells of the log. */
const ABSENT = /\b(?:no|not|n['’]t|never|none|nothing|neither)\b/i;

/** Whether a sentence claims or offers an action: replies about changes come from what was committed, never from a model. */
export function claimsAction(sentence: string): boolean {
  if (FIRST_PERSON.test(sentence) || LET_ME.test(sentence) || BARE.test(sentence)) return !onlyAbsence(sentence);
  return (
    NOW_SO.test(sentence) || ([SETTING, UNDONE, INTO].some((claim) => claim.test(sentence)) && !ABSENT.test(sentence))
  );
}

/** `I have no bench recorded in March`. */
function onlyAbsence(sentence: string): boolean {
  return /\b(?:i|we)\s(?:have|could|can|found?)\s?(?:no|not|n['’]t|find no|see no)\b/i.test(sentence);
}

const OTHERS =
  /\b(?:every(?:one|body)(?: else)?|anyone|somebody|someone|other (?:people|athletes?|users?|members?)|team ?mates?|leader ?board|(?:friend|(?:training |gym |lifting |running )?(?:partner|buddy|mate)|rival|colleague|coach)(?:s|['’]s)?|his|her|hers|he|she|him|(?:athlete|user) ?(?:id )?#?\d+|athletes|users|members)\b|(?:^|\s)@[a-z_]/i;
const POSSESSIVE =
  /\b(?!(?:What|How|Where|When|Who|That|It|There|Here|Let|Today|Yesterday|Week|Month|Year|Spring|Summer|Autumn|Fall|Winter|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Farmer|Child)['’]s)(\p{Lu}\p{L}+)['’]s\b/u;

/** Whether a sentence speaks of anybody but the athlete who asks. @param known lower-case words that tools returned */
export function tellsOfOthers(sentence: string, known: ReadonlySet<string>): boolean {
  return OTHERS.test(sentence) || POSSESSIVE.test(sentence) || namesSomebody(sentence, known);
}

const NAME = /(?<![\p{L}\p{N}'’-])\p{Lu}\p{L}+(?![\p{L}\p{N}])/gu;
const CALENDAR =
  /^(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:[a-z]*(?:day|ber|ary)|ch|il|e|y|ust)?s?$/;
const ABBREVIATED = /^(?:rpe|rir|hrv|rhr|prs?|pbs?|amrap|tss|ctl|atl|tsb|ftp|kg|lbs?|km|bpm|ok|rm|emom|epley|spotter)$/;
/** What a sentence of a log begins with in front of a verb; any other word there is somebody. */
const OPENERS = new Set(
  "you your yours that this these those it its the there here what which who how when where why nothing none neither both each every all everything most more some no not one two three four five six seven eight nine ten an and but or so then now today yesterday overall total training progress strength recovery data pain sleep volume load form fatigue bodyweight weight weeks week days day sets set reps sessions session workouts workout nights night months month before after since during between in on at from for as if with without over under only also still just compared looking according last first second third".split(
    " ",
  ),
);
const VERB =
  /^\s(?:is|was|are|were|has|have|had|do|does|did|can|could|will|would|may|might|ran|slept|swam|rode|said|wrote|told|lifts|squats|benches|runs|swims|trains|weighs|moves|hurts?|sleeps|also|[a-z]{3,}ed|[a-z]{3,}s)\b/;

/** A capital where English puts none, or the doer of a sentence that nobody knows. */
function namesSomebody(sentence: string, known: ReadonlySet<string>): boolean {
  return [...sentence.matchAll(NAME)].some(({ 0: name, index }) => {
    const word = name.toLowerCase();
    const stem = word.replace(/(?:e?s|(?:t|n)?ing)$/, "");
    if (known.has(word) || known.has(stem) || CALENDAR.test(word) || ABBREVIATED.test(word)) return false;
    const opens = /^(?:.*[:–—-]\s)?[“"'(]?$/u.test(sentence.slice(0, index));
    return !opens || (VERB.test(sentence.slice(index + name.length)) && !OPENERS.has(word));
  });
}
