/** The plain words of training chat, sorted by what they do to a message. */

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter((word) => word !== ""));

/** Say nothing and stand anywhere around a log. */
export const FILLER = words(`
  did do done make made just today i i've ive im i'm my the a an was were at of on with w for in got hit managed finished completed
  then and also plus some this tonight now total all about around approx roughly circa hey hi hello gm everyone team
  folks all guys crew session sessions workout training log logged logging worked working top back off backoff up to
  so ok okay well first second third last final finally another more extra again only from by into x got get made
  did morning afternoon evening myself straight exactly quick quickly ended out knocked banged put across repped
  completed smashed went go yo sup gday howdy max amrap each one dropset drop drops superset supersets circuit ss
  bar weight working weights db dbs dumbbell dumbbells kb kbs kettlebell barbell bb plate machine cable hand per vest
  straps only today's todays st nd rd th hold holds time cluster emom backoffs set
  was had have ve attempt attempts opener ms out lol haha lmao played game match practice practise including plus
`);

/** Titles over a dump; on their own they are no note. */
export const TITLE = words(`
  leg legs push pull upper lower full body day session workout training gym morning evening afternoon chest back
  shoulders shoulder arms arm core abs accessories accessory main lifts lift finisher superset circuit part week block
  strength hypertrophy volume heavy light power warmup cardio conditioning bis tris biceps triceps glutes push/pull a b
  c d home today todays today's done work lifting powerlifting weightlifting oly olympic crossfit wod metcon amrap emom
  log tonight phase deload peak mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday
  checked check checkin in update report stats metrics readiness wellness recap summary am pm
  complete completed finished yesterday ppl day1 quick wrap another one in the books and of my the + & 's 1 2 3 4 5 6
`);

/** How it went: may stand between a name and its numbers, and is the entry's note. */
export const FEELING = words(`
  pause felt feel feels feeling good bad great easy hard heavy light slow fast smooth smoothly grindy grind tough brutal solid strong weak
  ugly crisp snappy fine meh rough shaky tired nice nicely beltless raw strict speed tng touch go really very super pause   quite pretty bit paused pb pr pbs prs sloppy clean tight awful terrible amazing awesome decent comfortable sore deep
  explosive controlled new belt sleeves straps wraps chalk deload volume comp competition
`);

/** In front of the numbers these make the message talk about training, not a log of it. */
export const TALK = words(`
  you your yours u ur you're youre you've youve she's he's that's there's what's here's where's he'll she'll they'll you'll we'd you'd he'd she'd they'd he she they them his her him their they're we us our ours we're who whos who's whose
  someone somebody anyone anybody everyone's everybody nobody people tomorrow tmrw tmr tomo tmw later soon will won't wont ill i'll
  we'll gonna going wanna want wants wanted need needs needed should shouldn't could couldn't would wouldn't wouldve can can't cant cannot
  may might must if when plan plans planned planning goal goals aim aiming target hoping hope wish try trying dream
  remember remembered once ago year years yr yrs month months week weeks weekend selling sell buy buying bought price cost costs open
  opens close closes closed club race entry ticket record world program programme route video says said told according
  brother sister wife husband mate mates friend friends dad mum mom son daughter girlfriend boyfriend buddy bro dude man
  kid kids partner boss coach no not don't dont didn't didnt never nope without instead skip skipped skipping cancel cancelled
  how what why where which does is are am aren't isn't that those these it its it's maybe probably almost nearly thinking think
  thought guess bet betting challenge imagine let's lets please pls ready next imo everyone's per beats than
  rather supposed meant program's schedule scheduled booked signup register registered free opens starts start coming upcoming
  wondering question anybody's any ever since until till before every usually normally always weekly daily used i'd id because unless
  watched watching saw seen announced
  gf bf guy girl lad client clients athlete kiddo boy grandma grandpa uncle aunt cousin colleague pal
`);

/** Behind the numbers, in the same clause, these turn a log into a plan. */
export const FUTURE = words(`
  tomorrow tmrw tmr tomo tmw later soon next planned plan goal target please pls anyone until till by-summer soon upcoming
`);

/** Never begin a note: they only link it. */
export const LINK = words(`
  today just done did and then also now tonight total this morning afternoon evening but so ok x all up
`);
