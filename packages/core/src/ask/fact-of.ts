/** The figures of the kinds that come again and again. */
import type { Fact } from "./fact.ts";

export const e1rm = (kg: number): Fact => ({ is: "kg", value: kg, of: "e1RM", told: "estimate" });
export const load = (kg: number, set: number): Fact => ({ is: "kg", value: kg, of: "load", set });
export const repsOf = (many: number, set: number): Fact => ({ is: "reps", value: many, of: "reps", set });
export const volume = (kg: number): Fact => ({ is: "kg", value: kg, of: "volume", told: "volume" });
export const sets = (many: number, of = "sets"): Fact => ({ is: "sets", value: many, of });
export const count = (many: number, of: string): Fact => ({ is: "count", value: many, of });
export const days = (many: number, of: string): Fact => ({ is: "days", value: many, of });
export const scale = (value: number, of: string): Fact => ({ is: "scale", value, of });
export const distance = (meters: number | undefined, of = "distance"): Fact[] =>
  meters === undefined ? [] : [{ is: "meters", value: meters, of }];
export const duration = (seconds: number | undefined, of = "time"): Fact[] =>
  seconds === undefined ? [] : [{ is: "seconds", value: seconds, of }];
