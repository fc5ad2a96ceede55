/** The measured channels of a workout and their 1 Hz form. */

/**
 * hr bpm, power W, cadence rpm (one leg when running), speed m/s, distance m since the start of the recording,
 * altitude m, temperature °C, lat and lon degrees.
 */
export const CHANNELS = [
  "hr",
  "power",
  "cadence",
  "speed",
  "distance",
  "altitude",
  "temperature",
  "lat",
  "lon",
] as const;
export type Channel = (typeof CHANNELS)[number];

/** One value a second; `NaN` where nothing was measured. A 0 is a value. */
export type Samples = Float64Array;

/** Channels of one stretch of time, all of `lengthSec` samples; a channel nobody measured is absent. */
export type SecondSeries = {
  lengthSec: number;
  channels: Partial<Record<Channel, Samples>>;
};
