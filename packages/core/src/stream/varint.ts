/** Whole numbers in as few bytes as they need: seven bits a byte, lowest first, small negatives folded in between. */

export class VarintWriter {
  private bytes = new Uint8Array(4096);
  private size = 0;

  /** @param value whole, 0 or more, below 2^53 */
  unsigned(value: number): void {
    this.reserve(8);
    let rest = value;
    while (rest >= 0x80) {
      this.bytes[this.size++] = (rest % 0x80) | 0x80;
      rest = Math.floor(rest / 0x80);
    }
    this.bytes[this.size++] = rest;
  }

  /** @param value whole, at most 2^51 either side of 0 */
  signed(value: number): void {
    this.unsigned(value < 0 ? -2 * value - 1 : 2 * value);
  }

  float64(value: number): void {
    this.reserve(8);
    new DataView(this.bytes.buffer).setFloat64(this.size, value, true);
    this.size += 8;
  }

  raw(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.bytes.set(bytes, this.size);
    this.size += bytes.length;
  }

  finish(): Uint8Array {
    return this.bytes.subarray(0, this.size);
  }

  private reserve(size: number): void {
    if (this.size + size <= this.bytes.length) return;
    const grown = new Uint8Array(this.bytes.length * 2 + size);
    grown.set(this.bytes.subarray(0, this.size));
    this.bytes = grown;
  }
}

/** Throws a `RangeError` where the bytes end too early. */
export class VarintReader {
  private readonly bytes: Uint8Array;
  private at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  unsigned(): number {
    let value = 0;
    let weight = 1;
    for (;;) {
      const byte = this.bytes[this.at++];
      if (byte === undefined) throw new RangeError("stored samples end too early");
      value += (byte & 0x7f) * weight;
      if (byte < 0x80) return value;
      weight *= 0x80;
    }
  }

  signed(): number {
    const folded = this.unsigned();
    return folded % 2 === 0 ? folded / 2 : -(folded + 1) / 2;
  }

  float64(): number {
    const bytes = this.raw(8);
    return new DataView(bytes.buffer, bytes.byteOffset, 8).getFloat64(0, true);
  }

  raw(size: number): Uint8Array {
    if (this.at + size > this.bytes.length) throw new RangeError("stored samples end too early");
    this.at += size;
    return this.bytes.subarray(this.at - size, this.at);
  }
}
