import { expect, test } from "vitest";
import { plainWords } from "./plain-words.ts";

const BOT = "111111111111111111";
const BEN = "222222222222222222";
const mentions = [{ id: BEN, username: "ben", global_name: "Ben K" }];

test.each([
  { content: `<@${BOT}> bench 100x5`, words: "bench 100x5", because: "the bot's own name is how it is addressed" },
  { content: `<@!${BOT}>, /day`, words: "/day", because: "however it is written" },
  {
    content: `with <@${BEN}> and <@333333333333333333>`,
    words: "with @Ben K and @somebody",
    because: "people have names",
  },
  { content: "<@&222222222222222222> <#222222222222222222>", words: "@role #channel", because: "so have others" },
  {
    content: "100x5 <:flex:222222222222222222><a:go:222222222222222222>",
    words: "100x5 :flex::go:",
    because: "emojis too",
  },
  { content: "try </chart:222222222222222222>", words: "try /chart", because: "commands are what they are called" },
  { content: "at <t:1772000000:R>squat 140", words: "at squat 140", because: "a time stamp is no load" },
  { content: "hr <150 and >120, a<b", words: "hr <150 and >120, a<b", because: "comparisons stay" },
])("$content: $because", ({ content, words }) => {
  expect(plainWords(content, mentions, BOT)).toBe(words);
});
