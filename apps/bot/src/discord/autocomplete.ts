/** What Discord offers while somebody types a command's argument. */
import { type CommandName, spec } from "@spotter/core/command/table";
import { type OwnWords, suggestExercises } from "@spotter/core/exercise/suggest";
import { type APIApplicationCommandOptionChoice, InteractionResponseType, type REST, Routes } from "discord.js";
import { MAX_CHOICES } from "./commands.ts";

/** An answer after three seconds is thrown away; the athlete's own words are waited for no longer than this. */
const OWN_WORDS_MS = 1_200;
const ANSWER_MS = 2_000;
/** https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-option-choice-structure */
const MAX_NAME = 100;

const NO_WORDS: OwnWords = { aliases: new Map(), own: new Map() };

export type Asked = { command: CommandName; param: string; typed: string; userId: string };

/** Answers in time, with less if the database is slow. */
export async function answerAutocomplete(
  rest: REST,
  interaction: { id: string; token: string },
  asked: Asked,
  wordsOf: (userId: string) => Promise<OwnWords | undefined>,
): Promise<void> {
  const choices = await choicesFor(asked, wordsOf);
  await rest.post(Routes.interactionCallback(interaction.id, interaction.token), {
    auth: false,
    body: { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } },
    signal: AbortSignal.timeout(ANSWER_MS),
  });
}

async function choicesFor(
  { command, param: name, typed, userId }: Asked,
  wordsOf: (userId: string) => Promise<OwnWords | undefined>,
): Promise<APIApplicationCommandOptionChoice<string>[]> {
  const param = spec(command).params.find((one) => one.name === name);
  switch (param?.kind) {
    case "exercise":
      return asChoices(suggestExercises(typed, await inTime(wordsOf(userId)), MAX_CHOICES));
    case "choice":
      return asChoices(param.choices.filter((choice) => choice.includes(typed.trim().toLowerCase())));
    case "text":
    case undefined:
      return [];
  }
}

function asChoices(names: readonly string[]): APIApplicationCommandOptionChoice<string>[] {
  return names
    .filter((name) => name !== "" && name.length <= MAX_NAME)
    .slice(0, MAX_CHOICES)
    .map((name) => ({ name, value: name }));
}

async function inTime(words: Promise<OwnWords | undefined>): Promise<OwnWords> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => resolve(undefined), OWN_WORDS_MS);
  try {
    return (await Promise.race([words, late])) ?? NO_WORDS;
  } catch {
    return NO_WORDS;
  } finally {
    clearTimeout(timer);
  }
}
