/** What athletes call their sports, and the words that describe an outing without a field of their own. */
import type { Sport } from "./entry.ts";

export type SportWord = {
  sport: Sport;
  /** The word says more than the sport: it is kept as the note. */
  told?: true;
  /** The past tense is a report by itself. */
  past?: true;
  meters?: number;
};

const ROWS: readonly (readonly [string, SportWord])[] = [
  ["run|runs|running|jog|jogging", { sport: "run" }],
  ["ran|jogged", { sport: "run", past: true }],
  ["ran a half|ran the half|run a half", { sport: "run", past: true, meters: 21_098 }],
  ["parkrun|park run", { sport: "run", meters: 5000 }],
  ["half marathon|half-marathon|hm", { sport: "run", meters: 21_098 }],
  ["marathon|full marathon", { sport: "run", meters: 42_195 }],
  ["treadmill|track|fartlek|strides|hill repeats|hill sprints|track session", { sport: "run", told: true }],
  ["bike|biking|ride|cycle|cycling|bicycle", { sport: "bike" }],
  ["rode|cycled|biked|pedalled|pedaled", { sport: "bike", past: true }],
  [
    "bike erg|bikeerg|spin|spinning|spin class|zwift|peloton|turbo|turbo trainer|assault bike|air bike|echo bike|mtb|mountain bike|stationary bike|exercise bike|spin bike|wattbike",
    { sport: "bike", told: true },
  ],
  ["swim|swims|swimming", { sport: "swim" }],
  ["pool", { sport: "swim", told: true }],
  ["swam|swum", { sport: "swim", past: true }],
  ["row|rowing|erg|ergo|rower|rowing machine|row erg|rowerg|concept2|c2", { sport: "row" }],
  ["rowed|erged", { sport: "row", past: true }],
  ["walk|walks|walking", { sport: "walk" }],
  ["walked|strolled", { sport: "walk", past: true }],
  ["stroll|dog walk|ruck|rucking|nordic walking|incline walk", { sport: "walk", told: true }],
  ["hike|hikes|hiking|trek|trekking", { sport: "hike" }],
  ["hiked|trekked", { sport: "hike", past: true }],
  ["ski|skiing|skis", { sport: "ski" }],
  ["skied", { sport: "ski", past: true }],
  ["ski touring|roller ski|ski erg|skierg|ski tour", { sport: "ski", told: true }],
  ["brick|brick session|brick workout", { sport: "brick" }],
  ["mobility|mobility work|mobility session", { sport: "mobility" }],
  [
    "yoga|pilates|stretching|stretch|stretched|foam rolling|foam roll|foam rolled|hot yoga|vinyasa|yin yoga|stretches|physio",
    { sport: "mobility", told: true },
  ],
  [
    "gym|strength|strength training|strength session|strength work|weights|weight training|lifting|lifted|lifting session|gym session|weights session|lift session",
    { sport: "strength" },
  ],
  [
    "climbing|climb|climbed|bouldering|bouldered|rock climbing|tennis|football|soccer|basketball|padel|paddle|squash|badminton|volleyball|beach volleyball|hockey|ice hockey|field hockey|golf|boxing|kickboxing|bjj|judo|mma|muay thai|karate|taekwondo|surfing|surf|surfed|kayak|kayaking|kayaked|canoe|canoeing|sup|paddleboarding|paddle boarding|skating|ice skating|inline skating|rollerblading|skateboarding|dancing|dance|zumba|hiit|circuits|circuit class|circuit training|circuits class|crossfit|elliptical|cross trainer|stairmaster|stair master|stair climber|stairs|stepper|gardening|horse riding|martial arts|snowboarding|snowboard|rugby|cricket|frisbee|ultimate frisbee|pickleball|netball|handball|table tennis|ping pong|wrestling|gymnastics|aerobics|aqua jogging|aqua aerobics|water polo|sailing|windsurfing|kitesurfing|fencing|lacrosse|baseball|softball|futsal|floorball|spikeball|trampolining|parkour|hyrox|bootcamp|sparring|wakeboarding|snowshoeing|orienteering|tai chi|calisthenics|archery|5-a-side|footy|indoor football|touch rugby|tag rugby|roller derby|dodgeball|ultimate|capoeira|krav maga|aikido|jiu jitsu|jiujitsu|brazilian jiu jitsu|pole dancing|pole dance|barre|aqua fit|aquafit|body pump|bodypump|body combat|bodycombat|step class|roller skating|rollerskating|skated|slacklining|canyoning|via ferrata|ice climbing|lindy hop|salsa|ballet|rolling|diving|scuba",
    { sport: "other", told: true },
  ],
];

/** By the words as typed, joined with a space. */
export const SPORT_WORDS: ReadonlyMap<string, SportWord> = new Map(
  ROWS.flatMap(([names, word]) => names.split("|").map((name) => [name, word] as const)),
);

export const LONGEST_SPORT = 3;

/** Typed wrong, these are still read; short ones must be typed right. */
export const CORRECTED_SPORTS: readonly string[] = [
  "running",
  "jogging",
  "jogged",
  "treadmill",
  "parkrun",
  "marathon",
  "cycling",
  "cycled",
  "swim",
  "swimming",
  "rowing",
  "walking",
  "walked",
  "hiking",
  "skiing",
  "mobility",
  "stretching",
  "climbing",
  "bouldering",
  "football",
  "basketball",
  "badminton",
  "volleyball",
  "pilates",
  "elliptical",
  "stairmaster",
  "crossfit",
  "tennis",
  "kayaking",
  "kickboxing",
  "pickleball",
  "strength",
];

/** Describe an outing; no field holds them. */
export const DESCRIBING: ReadonlySet<string> = new Set(
  `easy long trail recovery tempo threshold steady indoor outdoor indoors outdoors treadmill interval intervals fartlek hilly hills
  progression shakeout commute gravel mtb mountain road track race solo fasted brisk hard slow fast technique drills endurance
  aerobic pool lake sea ocean river beach group social relaxed gentle chill light heavy z1 z2 z3 z4 z5 zwift turbo hot cold muddy sweetspot
  vo2 vo2max base virtual spin flat xc nordic downhill backcountry uphill classic skate freestyle snowy rainy windy warm restorative sprint sprints lunch
  short vinyasa test tt trial benchmark`
    .split(/\s+/)
    .filter((word) => word !== ""),
);

/** Describing pairs. */
export const DESCRIBING_PAIRS: ReadonlySet<string> = new Set(
  "before work|after work|before bed|before breakfast|after breakfast|before lunch|after lunch|before school|after school|before dinner|after dinner|at lunch|to work|from work|to school|from school|open water|sweet spot|cross country|over under|warm up|cool down|cruise intervals|pull buoy|brick run|night time|speed work|stroller run|hill repeats|hill sprints|race pace".split(
    "|",
  ),
);
