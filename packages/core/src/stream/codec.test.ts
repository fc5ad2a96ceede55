import fc from "fast-check";
import { expect, test } from "vitest";
import { CHANNELS, type Channel } from "../endurance/channel.ts";
import { decodeChannel, encodeChannel } from "./codec.ts";

const SEMICIRCLES_PER_DEGREE = 2 ** 31 / 180;

/** Values as devices store them. */
const DEVICE_VALUE: Record<Channel, fc.Arbitrary<number>> = {
  hr: fc.integer({ min: 0, max: 254 }),
  power: fc.integer({ min: 0, max: 65534 }),
  cadence: fc.integer({ min: 0, max: 254 }),
  speed: fc.integer({ min: 0, max: 0xfffffffe }).map((mmPerSec) => mmPerSec / 1000),
  distance: fc.integer({ min: 0, max: 0xfffffffe }).map((cm) => cm / 100),
  altitude: fc.integer({ min: 0, max: 65534 }).map((fifths) => (fifths - 2500) / 5),
  temperature: fc.integer({ min: -127, max: 126 }),
  lat: fc.integer({ min: -(2 ** 30), max: 2 ** 30 }).map((semicircles) => semicircles / SEMICIRCLES_PER_DEGREE),
  lon: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 2 }).map((semicircles) => semicircles / SEMICIRCLES_PER_DEGREE),
};

const samplesOf = (value: fc.Arbitrary<number>) =>
  fc
    .array(fc.option(value, { nil: Number.NaN, freq: 5 }), { maxLength: 200 })
    .map((values) => Float64Array.from(values));

test.each(CHANNELS)("%s comes back exactly as it went in, gaps included", (channel) => {
  fc.assert(
    fc.property(samplesOf(DEVICE_VALUE[channel]), (samples) => {
      expect(decodeChannel(channel, encodeChannel(channel, samples))).toEqual(samples);
    }),
  );
});

test("values that are no whole number of steps come back exactly too", () => {
  const anything = fc.double({ noNaN: true }).map((value) => value + 0);
  fc.assert(
    fc.property(fc.constantFrom(...CHANNELS), samplesOf(anything), (channel, samples) => {
      const back = decodeChannel(channel, encodeChannel(channel, samples));
      expect([...back].map((value) => value + 0)).toEqual([...samples].map((value) => value + 0));
    }),
  );
});

test("distances in sixteenths of a metre cost no more than those in centimetres", () => {
  const sixteenths = Float64Array.from({ length: 3600 }, (_, sec) => (sec * 43 + (sec % 3)) / 16);
  expect(encodeChannel("distance", sixteenths).length).toBeLessThan(1000);
  expect(decodeChannel("distance", encodeChannel("distance", sixteenths))).toEqual(sixteenths);
});

test("an empty channel and one without a value survive", () => {
  expect(decodeChannel("hr", encodeChannel("hr", new Float64Array()))).toEqual(new Float64Array());
  const missing = new Float64Array(10).fill(Number.NaN);
  expect(decodeChannel("hr", encodeChannel("hr", missing))).toEqual(missing);
});

test("bytes of another version, or cut ones, are refused", () => {
  const bytes = encodeChannel("hr", Float64Array.of(140, 141, 142));
  expect(() => decodeChannel("hr", Uint8Array.of(9, ...bytes.subarray(1)))).toThrow(/version 9/);
  expect(() => decodeChannel("hr", bytes.subarray(0, bytes.length - 2))).toThrow();
});
