/** Writes zip archives for tests, honest ones and others. */
import { crc32, deflateRawSync } from "node:zlib";

const utf8 = (words: string) => new TextEncoder().encode(words);

export type ZipEntry = { name: string; bytes: Uint8Array; encrypted?: true; claimsBytes?: number };

/** A zip archive as the format's specification lays it out; entries may lie about their size. */
export function zip(entries: ZipEntry[], claimsEntries = entries.length): Uint8Array {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, encrypted, claimsBytes } of entries) {
    const packed = deflateRawSync(bytes);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(0x800 | (encrypted ? 1 : 0), 2);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(crc32(bytes), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(claimsBytes ?? bytes.length, 18);
    shared.writeUInt16LE(utf8(name).length, 22);
    const header = Buffer.concat([utf8("PK\x03\x04"), shared, utf8(name), packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([utf8("PK\x01\x02"), Buffer.from([20, 0]), shared, place, utf8(name)]));
    local.push(header);
    offset += header.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(claimsEntries, 4);
  end.writeUInt16LE(claimsEntries, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...local, directory, utf8("PK\x05\x06"), end]);
}
