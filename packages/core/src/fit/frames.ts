/**
 * The framing of FIT files: takes bytes as they come (cut, chained, damaged) and gives plain files that
 * fit-file-parser, which wants its input whole and single, reads to the last message.
 *
 * A plain file holds only whole messages of the kinds Spotter reads, each with its native fields and its own time
 * stamp: compressed time stamps are spelt out, developer fields (which could shadow native ones by name) are left out.
 *
 * Source: Garmin, "FIT Protocol" (2024), record header, definition message, compressed timestamp header.
 */
import { PlainFileWriter } from "./plain-file.ts";
import { resumeAt } from "./resync.ts";

/** A damage found, with the offset where it shows. */
export type FrameIssue = {
  kind: "truncated" | "checksum" | "corrupt" | "trailing-bytes" | "too-many-messages";
  at: number;
};

export type DeveloperUse = { developerIndex: number; field: number; globalNumber: number; count: number };

export type PlainFile = { bytes: Uint8Array<ArrayBuffer>; messages: number; developerUse: DeveloperUse[] };

export type Frames = { files: PlainFile[]; issues: FrameIssue[] };

export type Definition = {
  local: number;
  globalNumber: number;
  littleEndian: boolean;
  /** Number, size and base type of each native field. */
  fields: { number: number; size: number; baseType: number }[];
  developerFields: { number: number; size: number; developerIndex: number }[];
  nativeSize: number;
  size: number;
  /** Offset of the time stamp within a message; -1 without. */
  timestampAt: number;
};

/** Global message numbers. */
export const MESSAGE = {
  fileId: 0,
  sport: 12,
  session: 18,
  lap: 19,
  record: 20,
  event: 21,
  activity: 34,
  length: 101,
  fieldDescription: 206,
  set: 225,
} as const;

/** What is read, and the most of it: beyond real files, but within what memory and a second allow. */
const MOST_MESSAGES: ReadonlyMap<number, number> = new Map([
  [MESSAGE.fileId, 100],
  [MESSAGE.sport, 500],
  [MESSAGE.session, 500],
  [MESSAGE.lap, 10_000],
  [MESSAGE.record, 400_000],
  [MESSAGE.event, 50_000],
  [MESSAGE.activity, 100],
  [MESSAGE.length, 50_000],
  [MESSAGE.fieldDescription, 1_000],
  [MESSAGE.set, 10_000],
]);

/** More files in one than any device chains. */
const MOST_FILES = 100;
/** Damages in one file after which looking for more messages is in vain. */
const MOST_DAMAGES = 50;

const TIMESTAMP_FIELD = 253;
const NO_TIMESTAMP = 0xffff_ffff;

/** Where a FIT header stands at `at`: its size and the size of the messages it promises. */
export function fitHeaderAt(bytes: Uint8Array, at: number): { headerSize: number; dataSize: number } | undefined {
  const headerSize = bytes[at];
  if ((headerSize !== 12 && headerSize !== 14) || at + headerSize > bytes.length) return undefined;
  if (!isSignature(bytes, at + 8)) return undefined;
  const dataSize = new DataView(bytes.buffer, bytes.byteOffset + at + 4, 4).getUint32(0, true);
  return { headerSize, dataSize };
}

function isSignature(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0x2e && bytes[at + 1] === 0x46 && bytes[at + 2] === 0x49 && bytes[at + 3] === 0x54;
}

/** Splits bytes into the FIT files they hold; no file where there is no FIT header at the beginning. */
export function plainFiles(bytes: Uint8Array): Frames {
  const frames: Frames = { files: [], issues: [] };
  const counts = new Map<number, number>();
  let at = 0;
  while (at < bytes.length) {
    const header = fitHeaderAt(bytes, at);
    if (!header) {
      const next = nextHeader(bytes, at);
      const rest = bytes.subarray(at, next);
      if (frames.files.length === 0) break;
      if (rest.some((byte) => byte !== 0)) frames.issues.push({ kind: "trailing-bytes", at });
      at = next;
      continue;
    }
    if (frames.files.length === MOST_FILES) {
      frames.issues.push({ kind: "too-many-messages", at });
      break;
    }
    at = readFile(bytes, at, header, counts, frames);
  }
  return frames;
}

function nextHeader(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 12 <= bytes.length; at++) if (fitHeaderAt(bytes, at)) return at;
  return bytes.length;
}

/** Reads one file and adds it to `frames`. @returns where the next one may begin, always beyond `start` */
function readFile(
  bytes: Uint8Array,
  start: number,
  header: { headerSize: number; dataSize: number },
  counts: Map<number, number>,
  frames: Frames,
): number {
  const from = start + header.headerSize;
  const promisedEnd = from + header.dataSize;
  const isClosed = header.dataSize > 0 && promisedEnd + 2 <= bytes.length;
  const walk = new MessageWalk(bytes, from, counts);
  let stop = walk.to(header.dataSize > 0 ? Math.min(promisedEnd, bytes.length) : bytes.length);
  const checksumRight =
    isClosed && stop.kind === "end" && crc(bytes, start, promisedEnd) === littleEndian16(bytes, promisedEnd);
  const isWhole = checksumRight || (isClosed && isEndOfFile(bytes, promisedEnd + 2));
  // A recording that was never closed promises too little: its messages go on where the checksum should stand.
  if (isClosed && !isWhole && (stop.kind === "end" || stop.kind === "truncated")) stop = walk.to(bytes.length);
  frames.files.push(walk.file());

  if (stop.kind !== "end") frames.issues.push({ kind: stop.kind, at: stop.at });
  else if (!isWhole) frames.issues.push({ kind: "truncated", at: stop.at });
  else if (!checksumRight || !isHeaderSound(bytes, start)) frames.issues.push({ kind: "checksum", at: promisedEnd });
  return isWhole ? promisedEnd + 2 : nextHeader(bytes, stop.at);
}

/** A header of 14 bytes ends in a checksum of its own, or in 0. */
function isHeaderSound(bytes: Uint8Array, start: number): boolean {
  const stored = bytes[start] === 14 ? littleEndian16(bytes, start + 12) : 0;
  return stored === 0 || stored === crc(bytes, start, start + 12);
}

function littleEndian16(bytes: Uint8Array, at: number): number {
  return bytes[at]! | (bytes[at + 1]! << 8);
}

function isEndOfFile(bytes: Uint8Array, at: number): boolean {
  return at === bytes.length || fitHeaderAt(bytes, at) !== undefined || bytes.subarray(at).every((byte) => byte === 0);
}

type Stop = { kind: "end" | "truncated" | "corrupt" | "too-many-messages"; at: number };

/** Walks the messages of one file from definition to definition. */
class MessageWalk {
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  private end: number;
  private readonly counts: Map<number, number>;
  private readonly definitions: (Definition | undefined)[] = new Array(16);
  private readonly writer: PlainFileWriter;
  private readonly developerUse = new Map<string, DeveloperUse>();
  private at: number;
  private messages = 0;
  private lastTimestamp: number | undefined;
  private damages = 0;

  constructor(bytes: Uint8Array, from: number, counts: Map<number, number>) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.at = from;
    this.end = from;
    this.counts = counts;
    this.writer = new PlainFileWriter();
  }

  file(): PlainFile {
    return { bytes: this.writer.finish(), messages: this.messages, developerUse: [...this.developerUse.values()] };
  }

  /** Walks on to `end`, past damage where messages can be found again behind it. */
  to(end: number): Stop {
    this.end = end;
    while (this.at < end) {
      const header = this.bytes[this.at]!;
      const isDefinition = (header & 0xc0) === 0x40;
      const stop = isDefinition ? this.readDefinition(header) : this.readMessage(header);
      if (stop && !(stop === "corrupt" && this.skipDamage())) return { kind: stop, at: this.at };
    }
    return { kind: this.damages > 0 ? "corrupt" : "end", at: this.at };
  }

  private skipDamage(): boolean {
    if (++this.damages > MOST_DAMAGES) return false;
    const found = resumeAt(this.bytes, this.definitions, this.at + 1, this.end, this.lastTimestamp);
    this.at = found ?? this.at;
    return found !== undefined;
  }

  private readDefinition(header: number): Stop["kind"] | undefined {
    const { bytes, at, end } = this;
    if (at + 6 > end) return "truncated";
    const architecture = bytes[at + 2]!;
    if (architecture > 1) return "corrupt";
    const nativeEnd = at + 6 + bytes[at + 5]! * 3;
    const hasDeveloperFields = (header & 0x20) !== 0;
    if (nativeEnd + (hasDeveloperFields ? 1 : 0) > end) return "truncated";
    const definitionEnd = hasDeveloperFields ? nativeEnd + 1 + bytes[nativeEnd]! * 3 : nativeEnd;
    if (definitionEnd > end) return "truncated";

    const definition: Definition = {
      local: header & 0x0f,
      globalNumber: this.view.getUint16(at + 3, architecture === 0),
      littleEndian: architecture === 0,
      fields: [],
      developerFields: [],
      nativeSize: 0,
      size: 0,
      timestampAt: -1,
    };
    for (let i = at + 6; i < nativeEnd; i += 3) {
      const field = { number: bytes[i]!, size: bytes[i + 1]!, baseType: bytes[i + 2]! };
      if (field.number === TIMESTAMP_FIELD && field.size === 4) definition.timestampAt = definition.nativeSize;
      definition.nativeSize += field.size;
      definition.fields.push(field);
    }
    definition.size = definition.nativeSize;
    for (let i = nativeEnd + 1; i < definitionEnd; i += 3) {
      const field = { number: bytes[i]!, size: bytes[i + 1]!, developerIndex: bytes[i + 2]! };
      definition.size += field.size;
      definition.developerFields.push(field);
    }
    this.definitions[definition.local] = definition;
    this.at = definitionEnd;
    return undefined;
  }

  private readMessage(header: number): Stop["kind"] | undefined {
    const isCompressed = (header & 0x80) !== 0;
    if (!isCompressed && (header & 0x30) !== 0) return "corrupt";
    const definition = this.definitions[isCompressed ? (header >> 5) & 3 : header & 0x0f];
    if (!definition) return "corrupt";
    const from = this.at + 1;
    if (from + definition.size > this.end) return "truncated";

    const timestamp = this.timestampOf(definition, from, isCompressed ? header & 0x1f : undefined);
    const most = MOST_MESSAGES.get(definition.globalNumber);
    if (most !== undefined) {
      const count = (this.counts.get(definition.globalNumber) ?? 0) + 1;
      if (count > most) return "too-many-messages";
      this.counts.set(definition.globalNumber, count);
      this.writer.write(definition, this.bytes.subarray(from, from + definition.nativeSize), timestamp);
      this.countDeveloperFields(definition);
    }
    this.messages++;
    this.at = from + definition.size;
    return undefined;
  }

  /** The message's time, which is also the base of compressed times after it. */
  private timestampOf(definition: Definition, from: number, offset: number | undefined): number {
    if (definition.timestampAt >= 0) {
      const own = this.view.getUint32(from + definition.timestampAt, definition.littleEndian);
      if (own !== NO_TIMESTAMP) this.lastTimestamp = own;
      return own;
    }
    if (offset === undefined || this.lastTimestamp === undefined) return NO_TIMESTAMP;
    this.lastTimestamp += (offset - this.lastTimestamp) & 0x1f;
    return this.lastTimestamp;
  }

  private countDeveloperFields({ developerFields, globalNumber }: Definition): void {
    for (const { developerIndex, number: field } of developerFields) {
      const key = `${developerIndex} ${field} ${globalNumber}`;
      const use = this.developerUse.get(key);
      if (use) use.count++;
      else this.developerUse.set(key, { developerIndex, field, globalNumber, count: 1 });
    }
  }
}

const CRC_OF_NIBBLE = Uint16Array.of(
  0x0000,
  0xcc01,
  0xd801,
  0x1400,
  0xf001,
  0x3c00,
  0x2800,
  0xe401,
  0xa001,
  0x6c00,
  0x7800,
  0xb401,
  0x5000,
  0x9c01,
  0x8801,
  0x4400,
);

/** The FIT checksum (CRC-16, polynomial 0xA001) of a stretch of bytes. */
export function crc(bytes: Uint8Array, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) {
    const byte = bytes[i]!;
    value = (value >> 4) ^ CRC_OF_NIBBLE[(value ^ byte) & 0x0f]!;
    value = (value >> 4) ^ CRC_OF_NIBBLE[(value ^ (byte >> 4)) & 0x0f]!;
  }
  return value;
}
