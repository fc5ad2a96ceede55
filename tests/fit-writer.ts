/** A tiny writer of FIT files for tests: says byte by byte what a device would, and what a broken one would. */

export type FieldType =
  | "enum"
  | "uint8"
  | "sint8"
  | "uint16"
  | "sint16"
  | "uint32"
  | "sint32"
  | "string"
  | "byte"
  | "float32";

export type FieldValue = number | string | readonly number[];

/** Number, type and raw (unscaled) value of a field. */
export type Field = readonly [number: number, type: FieldType, value: FieldValue];

export type DeveloperField = readonly [number: number, developerIndex: number, type: FieldType, value: FieldValue];

type DataMessage = {
  global: number;
  fields: readonly Field[];
  developerFields?: readonly DeveloperField[];
  local?: number;
  bigEndian?: boolean;
  /** Writes a compressed time stamp header with these five bits. */
  compressedOffset?: number;
};

const BASE_TYPE: Record<FieldType, { code: number; size: number }> = {
  enum: { code: 0x00, size: 1 },
  sint8: { code: 0x01, size: 1 },
  uint8: { code: 0x02, size: 1 },
  sint16: { code: 0x83, size: 2 },
  uint16: { code: 0x84, size: 2 },
  sint32: { code: 0x85, size: 4 },
  uint32: { code: 0x86, size: 4 },
  string: { code: 0x07, size: 1 },
  float32: { code: 0x88, size: 4 },
  byte: { code: 0x0d, size: 1 },
};

/** Chainable: `new FitWriter().fileId().record({ … }).file()`. */
export class FitWriter {
  private readonly body: number[] = [];
  private readonly definitions = new Map<number, string>();

  /** A data message, preceded by its definition where the local type does not stand for it already. */
  message(message: DataMessage): this {
    const { global, fields, developerFields = [], local = 0, bigEndian = false, compressedOffset } = message;
    const definition = [
      0x40 | local | (developerFields.length > 0 ? 0x20 : 0),
      0,
      bigEndian ? 1 : 0,
      ...numberBytes(global, 2, bigEndian),
      fields.length,
      ...fields.flatMap(([number, type, value]) => [number, sizeOf(type, value), BASE_TYPE[type].code]),
      ...(developerFields.length > 0 ? [developerFields.length] : []),
      ...developerFields.flatMap(([number, index, type, value]) => [number, sizeOf(type, value), index]),
    ];
    if (this.definitions.get(local) !== definition.join()) {
      this.definitions.set(local, definition.join());
      this.body.push(...definition);
    }
    this.body.push(compressedOffset === undefined ? local : 0x80 | (local << 5) | compressedOffset);
    for (const [, type, value] of fields) this.body.push(...valueBytes(type, value, bigEndian));
    for (const [, , type, value] of developerFields) this.body.push(...valueBytes(type, value, bigEndian));
    return this;
  }

  raw(...bytes: number[]): this {
    this.body.push(...bytes);
    return this;
  }

  /** @param type 4 is an activity, 5 a workout, 6 a course */
  fileId(type = 4): this {
    return this.message({
      global: 0,
      fields: [
        [0, "enum", type],
        [1, "uint16", 1],
        [4, "uint32", 1_000_000_000],
      ],
    });
  }

  /** A whole file with its header and checksum. */
  file({ headerSize = 14 }: { headerSize?: 12 | 14 } = {}): Uint8Array {
    const header = [headerSize, 0x20, ...numberBytes(2132, 2, false), ...numberBytes(this.body.length, 4, false)];
    header.push(0x2e, 0x46, 0x49, 0x54);
    if (headerSize === 14) header.push(...numberBytes(checksum(header), 2, false));
    const bytes = [...header, ...this.body];
    return Uint8Array.from([...bytes, ...numberBytes(checksum(bytes), 2, false)]);
  }
}

/** The values of one second of a recording, in device steps; absent ones are not written. */
export type Second = {
  at: number;
  hr?: number;
  power?: number;
  cadence?: number;
  speedMmPerSec?: number;
  distanceCm?: number;
  altitudeFifths?: number;
  temperature?: number;
  lat?: number;
  lon?: number;
};

/** Record message of one second. */
export function record(second: Second, extra: Partial<DataMessage> = {}): DataMessage {
  const fields: Field[] = [[253, "uint32", second.at]];
  if (second.lat !== undefined) fields.push([0, "sint32", second.lat]);
  if (second.lon !== undefined) fields.push([1, "sint32", second.lon]);
  if (second.altitudeFifths !== undefined) fields.push([2, "uint16", second.altitudeFifths]);
  if (second.hr !== undefined) fields.push([3, "uint8", second.hr]);
  if (second.cadence !== undefined) fields.push([4, "uint8", second.cadence]);
  if (second.distanceCm !== undefined) fields.push([5, "uint32", second.distanceCm]);
  if (second.speedMmPerSec !== undefined) fields.push([6, "uint16", second.speedMmPerSec]);
  if (second.power !== undefined) fields.push([7, "uint16", second.power]);
  if (second.temperature !== undefined) fields.push([13, "sint8", second.temperature]);
  return { global: 20, fields, ...extra };
}

export type Span = { at: number; sec: number; sport?: number; subSport?: number; distanceCm?: number };

/** Session message; sport 1 runs, 2 rides, 3 is a transition, 5 swims, 10 trains. */
export function session({ at, sec, sport = 2, subSport, distanceCm }: Span): DataMessage {
  const fields: Field[] = [
    [253, "uint32", at + sec],
    [2, "uint32", at],
    [7, "uint32", sec * 1000],
    [8, "uint32", sec * 1000],
    [5, "enum", sport],
  ];
  if (subSport !== undefined) fields.push([6, "enum", subSport]);
  if (distanceCm !== undefined) fields.push([9, "uint32", distanceCm]);
  return { global: 18, fields, local: 1 };
}

export function lap({ at, sec, distanceCm }: Span): DataMessage {
  const fields: Field[] = [
    [253, "uint32", at + sec],
    [2, "uint32", at],
    [7, "uint32", sec * 1000],
    [8, "uint32", sec * 1000],
  ];
  if (distanceCm !== undefined) fields.push([9, "uint32", distanceCm]);
  return { global: 19, fields, local: 2 };
}

/** Timer event: 0 starts it, 4 stops all. */
export function timer(at: number, eventType: 0 | 4): DataMessage {
  return {
    global: 21,
    local: 3,
    fields: [
      [253, "uint32", at],
      [0, "enum", 0],
      [1, "enum", eventType],
    ],
  };
}

/** A ride with one record a second. */
export function ride(startFitSec: number, seconds: readonly Omit<Second, "at">[]): FitWriter {
  const writer = new FitWriter().fileId();
  seconds.forEach((second, i) => {
    writer.message(record({ at: startFitSec + i, ...second }));
  });
  return writer.message(session({ at: startFitSec, sec: seconds.length }));
}

export function joined(...files: Uint8Array[]): Uint8Array {
  return Uint8Array.from(files.flatMap((file) => [...file]));
}

function sizeOf(type: FieldType, value: FieldValue): number {
  if (typeof value === "string") return new TextEncoder().encode(value).length + 1;
  return BASE_TYPE[type].size * (typeof value === "number" ? 1 : value.length);
}

function valueBytes(type: FieldType, value: FieldValue, bigEndian: boolean): number[] {
  if (typeof value === "string") return [...new TextEncoder().encode(value), 0];
  const values = typeof value === "number" ? [value] : value;
  return values.flatMap((one) =>
    type === "float32" ? floatBytes(one, bigEndian) : numberBytes(one, BASE_TYPE[type].size, bigEndian),
  );
}

function numberBytes(value: number, size: number, bigEndian: boolean): number[] {
  const bytes = Array.from(
    { length: size },
    (_, i) => Math.floor((value < 0 ? value + 2 ** (8 * size) : value) / 2 ** (8 * i)) & 0xff,
  );
  return bigEndian ? bytes.reverse() : bytes;
}

function floatBytes(value: number, bigEndian: boolean): number[] {
  const view = new DataView(new ArrayBuffer(4));
  view.setFloat32(0, value, !bigEndian);
  return [...new Uint8Array(view.buffer)];
}

/** The FIT checksum, bit by bit as the protocol defines it. */
function checksum(bytes: readonly number[]): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xa001 : crc >>> 1;
  }
  return crc;
}
