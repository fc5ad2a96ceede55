/** What every front-end is held to, whatever its platform: the same events in, the same replies readable. */
import { createHash } from "node:crypto";
import type { Incoming } from "@spotter/core/chat/incoming";
import { code, strong } from "@spotter/core/chat/reply";
import { expect, test, vi } from "vitest";
import {
  type Ability,
  type FrontEndHarness,
  type Lacks,
  paragraph,
  png,
  type ShownMessage,
  textsOf,
} from "./front-end-harness.ts";

const soon = { timeout: 8000, interval: 10 };

/**
 * @param open starts the front-end against its fake; everything ends with the test
 * @param lacks what the platform cannot have: such tests stay in the list, skipped, with the reason in their names
 */
export function frontEndContract(open: () => Promise<FrontEndHarness>, lacks: Lacks = {}): void {
  const testOf = (ability: Ability, name: string, run: () => Promise<void>) => {
    if (lacks[ability] === undefined) test(name, run);
    else test.skip(`${name} (not applicable: ${lacks[ability]})`, run);
  };

  test("a plain message arrives once stored, from whom and where it was said", async () => {
    const { received, says, direct, frontEnd } = await open();
    const id = await says(direct, "bench 3x5 100");
    await vi.waitFor(() => expect(textsOf(received)).toEqual(["bench 3x5 100"]), soon);
    expect(received[0]).toMatchObject({
      platform: frontEnd.platform,
      chat: { id: direct.chatId, kind: "private" },
      messageId: id,
      revision: 0,
    });
  });

  testOf("groups", "a person is the same in a group as in private", async () => {
    const { received, says, direct, group } = await open();
    await says(direct, "bench 3x5 100");
    await vi.waitFor(() => expect(received).toHaveLength(1), soon);
    await says(group!, "squat 140");
    await vi.waitFor(() => expect(received).toHaveLength(2), soon);
    expect(received[1]?.chat).toMatchObject({ id: group!.chatId, kind: "group" });
    expect(received[1]?.sender).toEqual(received[0]?.sender);
  });

  test("messages of one chat keep their order", async () => {
    const { received, says, direct } = await open();
    const texts = Array.from({ length: 20 }, (_, index) => `set ${index}`);
    for (const words of texts) await says(direct, words);
    await vi.waitFor(() => expect(textsOf(received)).toEqual(texts), soon);
  });

  test("an edit arrives as a later revision of its message", async () => {
    const { received, says, edits, direct } = await open();
    const id = await says(direct, "bench 3x5 100");
    await vi.waitFor(() => expect(received).toHaveLength(1), soon);
    await edits(direct, id, "bench 3x5 105");
    await vi.waitFor(() => expect(received).toHaveLength(2), soon);
    expect(received[1]).toMatchObject({ messageId: id, event: { kind: "edit", text: "bench 3x5 105" } });
    expect(received[1]!.revision).toBeGreaterThan(0);
  });

  testOf("deletion", "a deletion arrives", async () => {
    const { received, says, deletes, direct } = await open();
    const id = await says(direct, "bench 3x5 100");
    await vi.waitFor(() => expect(received).toHaveLength(1), soon);
    await deletes!(direct, id);
    await vi.waitFor(() => expect(received).toHaveLength(2), soon);
    expect(received[1]).toMatchObject({ messageId: id, sender: received[0]!.sender, event: { kind: "delete" } });
  });

  test("a file comes in with its bytes and its name", async () => {
    const { received, uploads, direct, frontEnd } = await open();
    const bytes = new Uint8Array([14, 16, 1, 2]);
    await uploads(direct, { name: "ride & run.fit", bytes });
    await vi.waitFor(() => expect(received).toHaveLength(1), soon);
    const [file] = filesOf(received);
    expect(file?.name).toMatch(/^ride.*run\.fit$/);
    // Pushed files are stored by the front-end; of the others a reference is kept.
    if (file?.ref !== undefined) expect(await frontEnd.fetchFile(file)).toEqual({ bytes });
    else expect(file?.sha256).toBe(createHash("sha256").update(bytes).digest("hex"));
  });

  testOf("captions", "words sent with a file come with it", async () => {
    const { received, uploads, direct } = await open();
    await uploads(direct, { name: "ride.fit", bytes: new Uint8Array([14, 16]) }, "morning");
    await vi.waitFor(() => expect(received).toHaveLength(1), soon);
    expect(received[0]?.event).toMatchObject({ text: "morning", files: [{ name: "ride.fit" }] });
  });

  test("a text with strong words and code", async () => {
    const { send, shown, direct } = await open();
    const ids = await send(direct, {
      blocks: [{ kind: "text", spans: ["Squat ", strong("140 kg"), " ", code("/undo")] }],
    });
    expect(shown(direct)).toMatchObject([
      { id: ids[0], text: "Squat 140 kg /undo", strong: ["140 kg"], monospaced: ["/undo"] },
    ]);
  });

  test.each([
    "<b>bold?</b> & <script> &amp; &lt;",
    "*one* **two** _three_ __four__ ~~five~~ ||six|| `seven` ```eight```",
    "[link](http://x.test/a_b*c) http://y.test \\ \\* # > quote",
    "# 1\n## 2\n- 3\n-# 4\n> 5\n>>> 6\n7. 8\n* 9",
    "<@123456789012345678> <#123456789012345678> <:flex:123456789012345678> @everyone @here :100: 1:02:03",
    "مرحبا 100 كغ שלום",
    "👩‍👩‍👧 🏋🏽‍♀️ 🇩🇪 é",
  ])("%s is shown as it is", async (words) => {
    const { send, shown, direct } = await open();
    await send(direct, { blocks: [paragraph(words), { kind: "list", items: [[strong(words)], [code("a`b")]] }] });
    expect(shown(direct)[0]?.text).toBe(`${words}\n• ${words}\n• a\`b`);
  });

  test("what a device could take for an order is gone", async () => {
    const { send, shown, direct } = await open();
    await send(direct, { blocks: [paragraph("a\u001b[31mb\u009b2Jc\u0007d\u007fe")] });
    expect(shown(direct)).toMatchObject([{ text: "a [31mb 2Jc d e" }]);
  });

  test("a table is a real one, or stands in letters of equal width, its columns aligned", async () => {
    const { send, shown, direct, onlyMonospaced } = await open();
    await send(direct, {
      blocks: [
        paragraph("Lifts"),
        {
          kind: "table",
          header: ["Lift", "kg"],
          rows: [
            ["Bench", "97.5"],
            ["深蹲", "140"],
          ],
          align: ["left", "right"],
        },
      ],
    });
    const [{ tables, monospaced, text }] = shown(direct) as [ShownMessage];
    const aligned = "Lift     kg\nBench  97.5\n深蹲    140";
    if (tables) {
      expect(tables).toEqual([
        [
          ["Lift", "kg"],
          ["Bench", "97.5"],
          ["深蹲", "140"],
        ],
      ]);
    } else if (onlyMonospaced) expect(text).toBe(`Lifts\n${aligned}`);
    else expect(monospaced).toEqual([aligned]);
  });

  test("a long text is whole: in parts, cut at line ends, where it has to be, the buttons under the last", async () => {
    const { send, shown, direct, longestText = Number.POSITIVE_INFINITY } = await open();
    const lines = Array.from({ length: 200 }, (_, index) => `line ${index} *${"x".repeat(40)}*`);
    const ids = await send(direct, {
      blocks: [paragraph(lines.join("\n"))],
      buttons: [[{ label: "OK", action: "ok" }]],
    });
    const seen = shown(direct);
    expect(seen.length).toBeGreaterThanOrEqual(Math.max(1, Math.ceil(lines.join("\n").length / longestText)));
    expect(seen.map(({ id }) => id)).toEqual(ids);
    expect(seen.map(({ text }) => text).join("\n")).toBe(lines.join("\n"));
    expect(seen.map(({ buttons }) => buttons)).toEqual(seen.map((_, index) => (index < seen.length - 1 ? [] : ["OK"])));
  });

  test("a pressed button arrives with its action, each press by itself", async () => {
    const { send, shown, presses, received, direct } = await open();
    await send(direct, { blocks: [paragraph("Logged.")], buttons: [[{ label: "Undo", action: "undo:17" }]] });
    const message = shown(direct)[0]!;
    await presses(direct, message, "Undo");
    await presses(direct, message, "Undo");
    await vi.waitFor(() => expect(received).toHaveLength(2), soon);
    const events = received.map(({ event }) => event);
    expect(events).toMatchObject([1, 2].map(() => ({ kind: "press", action: "undo:17" })));
    expect(new Set(events.map((press) => (press.kind === "press" ? press.press : ""))).size).toBe(2);
  });

  testOf("telling which message a button stood under", "a press names the message of its button", async () => {
    const { send, shown, presses, received, direct } = await open();
    await send(direct, { blocks: [paragraph("Logged.")], buttons: [[{ label: "Undo", action: "undo:17" }]] });
    const message = shown(direct)[0]!;
    await presses(direct, message, "Undo");
    await vi.waitFor(() => expect(received).toHaveLength(1), soon);
    expect(received[0]?.messageId).toBe(message.id);
  });

  test("a picture with its words", async () => {
    const { send, shown, direct, stored } = await open();
    stored.set("A", png(800, 600));
    await send(direct, {
      blocks: [paragraph("e1RM, bench")],
      images: [{ sha256: "A", name: "e1rm.png", alt: "rising" }],
    });
    const seen = shown(direct);
    expect(seen.map(({ text }) => text).filter((text) => text !== "")).toEqual(["e1RM, bench"]);
    expect(seen.flatMap(({ pictures }) => pictures.map(({ bytes }) => bytes))).toEqual([png(800, 600)]);
  });

  test("several pictures keep their order, however many", async () => {
    const { send, shown, direct, stored } = await open();
    const images = Array.from({ length: 12 }, (_, index) => {
      stored.set(`P${index}`, png(100 + index, 100));
      return { sha256: `P${index}`, name: `p${index}.png`, alt: `picture ${index}` };
    });
    await send(direct, { blocks: [paragraph("all of them")], images });
    const pictures = shown(direct).flatMap((message) => message.pictures);
    expect(pictures.map(({ bytes }) => bytes)).toEqual(images.map((_, index) => png(100 + index, 100)));
    for (const [index, { alt }] of pictures.entries()) if (alt !== undefined) expect(alt).toBe(`picture ${index}`);
  });

  test("a file goes out under its name", async () => {
    const { send, shown, direct, stored } = await open();
    stored.set("F", new TextEncoder().encode("day,kg\n"));
    await send(direct, { blocks: [paragraph("Your sets")], files: [{ sha256: "F", name: "sets.csv" }] });
    const files = shown(direct).flatMap((message) => message.files);
    expect(files).toEqual([{ name: "sets.csv", bytes: stored.get("F") }]);
  });

  testOf("changing what was sent", "a reply that replaces an earlier one changes it, buttons and all", async () => {
    const { send, shown, direct } = await open();
    const [id] = await send(direct, {
      blocks: [paragraph("Which one?")],
      buttons: [[{ label: "This", action: "answer:1:0" }]],
    });
    const again = await send(direct, { blocks: [paragraph("Bench Press it is.")] }, { replaces: [id!] });
    expect(again).toEqual([id]);
    expect(shown(direct)).toMatchObject([{ id, text: "Bench Press it is.", buttons: [], edited: true }]);
  });

  testOf("groups", "in a group a reply quotes what it answers", async () => {
    const { send, shown, says, received, group } = await open();
    const id = await says(group!, "squat 140 3x5");
    await vi.waitFor(() => expect(received).toHaveLength(1), soon);
    await send(group!, { blocks: [paragraph("Back Squat 140 kg 3×5")] }, { inReplyTo: id });
    expect(shown(group!)).toMatchObject([{ text: "Back Squat 140 kg 3×5", quotes: id }]);
  });

  testOf("a limit to a text's length", "parts that are out are not sent again", async () => {
    const { send, shown, direct, longestText } = await open();
    const text = [..."abc"].map((letter) => letter.repeat(longestText!)).join("\n");
    await send(direct, { blocks: [paragraph(text)] }, { sentIds: ["1"] });
    expect(shown(direct).map(({ text: words }) => words[0])).toEqual(["b", "c"]);
  });

  testOf("refusals", "when there is too much, the platform's waiting time is handed on", async () => {
    const { send, shown, refuseNext, direct } = await open();
    refuseNext!(120);
    const refused = await send(direct, { blocks: [paragraph("patience")] }).catch((error: unknown) => error);
    expect(refused).toMatchObject({ retryAfterSec: expect.any(Number) });
    expect((refused as { retryAfterSec: number }).retryAfterSec).toBeGreaterThanOrEqual(120);
    expect(shown(direct)).toEqual([]);
  });

  test("what is said while the connection is broken arrives when it is back, once", async () => {
    const { says, received, interrupt, direct } = await open();
    await says(direct, "before");
    await vi.waitFor(() => expect(received).toHaveLength(1), soon);
    const broken = interrupt();
    await says(direct, "during");
    await broken;
    await says(direct, "after");
    await vi.waitFor(() => expect(textsOf(received)).toEqual(["before", "during", "after"]), soon);
  });
}

export function filesOf(received: readonly Incoming[]) {
  return received.flatMap(({ event }) => (event.kind === "message" ? event.files : []));
}
