/** Writes whole messages into a plain FIT file: see `frames.ts`. */
import type { Definition } from "./frames.ts";

const HEADER_SIZE = 14;
const TIMESTAMP_FIELD = 253;
const UINT32 = 0x86;
const BYTE = 0x0d;
/** Only local types 0 to 3 can carry compressed time stamps. */
const COMPRESSIBLE_LOCALS = 4;

/** Base types by their number, with the flag that says "has an endianness", which some writers forget. */
const BASE_TYPES = [
  0x00, 0x01, 0x02, 0x83, 0x84, 0x85, 0x86, 0x07, 0x88, 0x89, 0x0a, 0x8b, 0x8c, 0x0d, 0x8e, 0x8f, 0x90,
] as const;

export class PlainFileWriter {
  private bytes = new Uint8Array(64 * 1024);
  private view = new DataView(this.bytes.buffer);
  private size = HEADER_SIZE;
  /** The definition last written for each local type. */
  private readonly written: (Definition | undefined)[] = new Array(16);

  /**
   * @param native the message's native fields
   * @param timestamp written in front where the definition has none but the header could tell it
   */
  write(definition: Definition, native: Uint8Array, timestamp: number): void {
    const addsTimestamp = canAddTimestamp(definition);
    if (this.written[definition.local] !== definition) this.writeDefinition(definition, addsTimestamp);
    this.reserve(5 + native.length);
    this.bytes[this.size++] = definition.local;
    if (addsTimestamp) {
      this.view.setUint32(this.size, timestamp, definition.littleEndian);
      this.size += 4;
    }
    this.bytes.set(native, this.size);
    this.size += native.length;
  }

  /** The file, without the checksum its reader does not ask for. */
  finish(): Uint8Array<ArrayBuffer> {
    const { bytes, view } = this;
    bytes.set([HEADER_SIZE, 0x20, 0, 0, 0, 0, 0, 0, 0x2e, 0x46, 0x49, 0x54]);
    view.setUint32(4, this.size - HEADER_SIZE, true);
    return bytes.subarray(0, this.size);
  }

  private writeDefinition(definition: Definition, addsTimestamp: boolean): void {
    this.reserve(6 + 3 * 255);
    const fields = addsTimestamp
      ? [{ number: TIMESTAMP_FIELD, size: 4, baseType: UINT32 }, ...definition.fields]
      : definition.fields;
    this.bytes.set([0x40 | definition.local, 0, definition.littleEndian ? 0 : 1], this.size);
    this.view.setUint16(this.size + 3, definition.globalNumber, definition.littleEndian);
    this.bytes[this.size + 5] = fields.length;
    this.size += 6;
    for (const { number, size, baseType } of fields) {
      this.bytes.set([number, size, BASE_TYPES[baseType & 0x1f] ?? BYTE], this.size);
      this.size += 3;
    }
    this.written[definition.local] = definition;
  }

  private reserve(size: number): void {
    if (this.size + size <= this.bytes.length) return;
    const grown = new Uint8Array(this.bytes.length * 2 + size);
    grown.set(this.bytes.subarray(0, this.size));
    this.bytes = grown;
    this.view = new DataView(grown.buffer);
  }
}

function canAddTimestamp({ local, timestampAt, fields }: Definition): boolean {
  return local < COMPRESSIBLE_LOCALS && timestampAt < 0 && fields.length < 255;
}
