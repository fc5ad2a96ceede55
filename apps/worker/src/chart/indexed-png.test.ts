import { inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { encodeIndexedPng } from "./indexed-png.ts";

/** The pixels of a PNG this encoder wrote, as `rrggbb`. */
function decoded(png: Buffer): string[] {
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    chunks.set(png.toString("latin1", at + 4, at + 8), png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const width = chunks.get("IHDR")!.readUInt32BE(0);
  const palette = chunks.get("PLTE")!;
  return [...inflateSync(chunks.get("IDAT")!)]
    .filter((_, at) => at % (width + 1) !== 0)
    .map((index) => palette.toString("hex", index * 3, index * 3 + 3));
}

const rgba = (...pixels: [number, number, number][]) => Uint8Array.from(pixels.flatMap((pixel) => [...pixel, 255]));

test("colours of areas are kept exactly", () => {
  const data = rgba([255, 255, 255], [20, 99, 196], [194, 65, 12], [255, 255, 255]);
  const png = encodeIndexedPng({ width: 2, height: 2, data });
  expect(decoded(png)).toEqual(["ffffff", "1463c4", "c2410c", "ffffff"]);
});

test("an area wins over the edge of a letter that has nearly its colour", () => {
  const data = rgba([243, 243, 243], [241, 243, 247], [241, 243, 247], [241, 243, 247]);
  expect(decoded(encodeIndexedPng({ width: 4, height: 1, data }))).toEqual(Array(4).fill("f1f3f7"));
});

test("of more colours than a palette holds the rare ones take a neighbour's", () => {
  const pixels = Array.from({ length: 600 }, (_, at): [number, number, number] => [
    (at % 8) * 32,
    (Math.floor(at / 8) % 8) * 32,
    (Math.floor(at / 64) % 10) * 24,
  ]);
  const colours = decoded(encodeIndexedPng({ width: 600, height: 1, data: rgba(...pixels) }));
  expect(new Set(colours).size).toBeLessThanOrEqual(256);
  for (const [at, [red]] of pixels.entries()) {
    expect(Math.abs(Number.parseInt(colours[at]!.slice(0, 2), 16) - red)).toBeLessThanOrEqual(64);
  }
});
