/** How fast FIT files are read, analysed and packed for storage, and how small they become. */

import { CHANNELS } from "@spotter/core/endurance/channel";
import { analyse } from "@spotter/core/fit/analyse";
import { readFit } from "@spotter/core/fit/read";
import { encodeChannel } from "@spotter/core/stream/codec";
import { FitWriter, lap, record, type Second, session } from "../fit-writer.ts";
import { seededRandom } from "../seeded-random.ts";

const HOUR_SEC = 3600;
const START_FIT_SEC = 1_100_000_000;
const WARM_UP_FILES = 5;
const MEASURED_FILES = 40;

/** An hour of all channels: bytes → analysis → stored streams. */
export async function benchFit(): Promise<{ filesPerSecond: number; bytesPerHour: number }> {
  const file = oneHourFile();
  let bytesPerHour = 0;
  for (let i = 0; i < WARM_UP_FILES; i++) bytesPerHour = store(file);
  const startMs = performance.now();
  for (let i = 0; i < MEASURED_FILES; i++) store(file);
  return { filesPerSecond: MEASURED_FILES / ((performance.now() - startMs) / 1000), bytesPerHour };
}

/** @returns bytes of all stored channels */
function store(file: Uint8Array): number {
  const reading = readFit(file);
  if (!reading.ok) throw new Error(reading.error.text);
  const { channels } = analyse(reading.activity, { hr: [130, 145, 160, 175], power: [138, 188, 225, 263, 300, 375] })
    .sessions[0]!.series;
  const stored = CHANNELS.map((channel) => encodeChannel(channel, channels[channel]!));
  return stored.reduce((sum, bytes) => sum + bytes.length, 0);
}

/** A ride over rolling hills: wandering effort, slow heart, noisy power meter, GPS jitter. */
export function oneHourFile(startFitSec = START_FIT_SEC): Uint8Array {
  const random = seededRandom(1);
  const noise = (spread: number) => (random() + random() + random() - 1.5) * spread;
  const writer = new FitWriter().fileId();
  const now = { effort: 0, hr: 120, distanceCm: 0, altitudeM: 200, lat: 569_000_000, lon: 156_000_000, heading: 0 };
  for (let sec = 0; sec < HOUR_SEC; sec++) {
    now.effort = now.effort * 0.98 + noise(8);
    const slope = Math.sin(sec / 190) * 0.03;
    const power = Math.max(0, Math.round(210 + now.effort * 2 + slope * 900 + noise(30)));
    const speed = Math.max(1, 8.6 - slope * 70 + now.effort * 0.02 + noise(0.25));
    now.hr += (115 + power * 0.18 - now.hr) * 0.02 + noise(0.4);
    now.distanceCm += speed * 100;
    now.altitudeM += speed * slope + noise(0.05);
    now.heading += noise(0.05);
    now.lat += Math.cos(now.heading) * speed * 107 + noise(20);
    now.lon += Math.sin(now.heading) * speed * 160 + noise(30);
    const second: Second = {
      at: startFitSec + sec,
      hr: Math.round(now.hr),
      power,
      cadence: power === 0 ? 0 : Math.round(88 + noise(6)),
      speedMmPerSec: Math.round(speed * 1000),
      distanceCm: Math.round(now.distanceCm),
      altitudeFifths: Math.round((now.altitudeM + 500) * 5),
      temperature: 18 + Math.floor(sec / 900),
      lat: Math.round(now.lat),
      lon: Math.round(now.lon),
    };
    writer.message(record(second));
  }
  for (let i = 0; i < 6; i++) writer.message(lap({ at: startFitSec + i * 600, sec: 600, distanceCm: 510_000 }));
  const distanceCm = Math.round(now.distanceCm);
  return writer.message(session({ at: startFitSec, sec: HOUR_SEC, distanceCm })).file();
}
