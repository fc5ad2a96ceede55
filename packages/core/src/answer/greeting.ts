/** What the bot says of itself: to a newcomer, on /help, and when it found nothing to log. */
import { type Block, code, type Span, strong, text } from "../chat/reply.ts";
import { GROUPS, listedCommands } from "../command/table.ts";

/** First words in private: two sentences and an example. */
export function greeting(): Block[] {
  return [
    text(
      "Hi, I'm ",
      strong("Spotter"),
      ", your training log. Write what you did as you would tell a friend and I keep it, for example:",
    ),
    text(code("smith incline 120 8")),
  ];
}

/** How to log, and every command. */
export function helpBlocks(): Block[] {
  return [
    text(strong("Log"), " by writing what you did:"),
    {
      kind: "list",
      items: [
        [code("bench 100 3x5 @8"), " three sets of five at 100"],
        [code("pullups 10, 8, 7"), " bodyweight; ", code("dips +20 3x6"), " with load"],
        [code("run 10k 52:30 hr 152"), " runs, rides, swims"],
        [code("slept 7h30"), ", ", code("weight 81.4"), ", ", code("soreness 4 quads")],
        [code("yesterday: squat 140 3x5"), " another day"],
        ["a ", code(".fit"), " file from your watch, also .fit.gz or .zip"],
      ],
    },
    text("Edit your message to correct a log."),
    ...Object.entries(GROUPS).flatMap(([group, title]): Block[] => [
      text(strong(title)),
      {
        kind: "list",
        items: listedCommands()
          .filter((command) => command.group === group)
          .map(({ usage, help }) => [code(usage), ` ${help}`]),
      },
    ]),
  ];
}

/** More sets at once than are read: nothing of them is logged, and here is how to get them in. */
export function tooManySets(exercises: readonly string[]): Block[] {
  const names = exercises.flatMap((name, index): Span[] => [...(index > 0 ? [", "] : []), strong(name)]);
  return [
    text(
      "That is more sets in one message than I can read: ",
      ...names,
      ". Nothing of these is logged. Please send them in parts, up to 100 sets each.",
    ),
  ];
}

/** In private, when a message held nothing to log. */
export function nothingFound(): Block[] {
  return [
    text(
      "I found nothing to log in that. Name the exercise and the numbers, like ",
      code("bench 100x5"),
      " or ",
      code("run 5k 27:40"),
      ". /help shows more.",
    ),
  ];
}
