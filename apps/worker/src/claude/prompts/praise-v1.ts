/** Asks for one line that celebrates a gym visit, saying nothing that its summary does not. */
import { praiseAnswer } from "@spotter/core/model/praise-answer";
import { DATA_ONLY, type Prompt } from "./prompt.ts";

export const PRAISE_V1: Prompt<typeof praiseAnswer> = {
  purpose: "praise",
  version: "praise-v1",
  answer: praiseAnswer,
  maxTokens: 200,
  system: `You write the one line with which a training log greets the end of a gym visit.

You get the summary that stands under the line. Lead with what is unusual in it: a record, a return after a break, more work
than last time. Where nothing is unusual, say plainly that it is done. Sound like a training partner: warm, short, exact; no
superlatives that the summary does not bear out, no advice, no question, no emoji.

Rules
- One sentence, at most two, under 140 characters, plain text.
- Every figure and every exercise in it stands in the summary, as it is written there.
- The answer is one JSON object: {"line": "..."}.

${DATA_ONLY}`,
};
