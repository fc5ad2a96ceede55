/** Small values sealed into words nobody can read, guess or forge: for addresses that stand for something of ours. */
import { createCipheriv, createDecipheriv, createHmac } from "node:crypto";

const CIPHER = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export type Seal = {
  /** The same value gives the same words, so that a browser knows them again. */
  seal(value: unknown): string;
  /** @returns `undefined` for words that are not ours */
  unseal(words: string): unknown;
};

/** @param key 32 random bytes */
export function sealer(key: Uint8Array): Seal {
  const derived = (purpose: string, ...data: Uint8Array[]) => {
    const mac = createHmac("sha256", key).update(purpose);
    for (const part of data) mac.update(part);
    return mac.digest();
  };
  const cipherKey = derived("seal");
  return {
    seal(value) {
      const plain = Buffer.from(JSON.stringify(value));
      // From the value itself: two values never share a nonce, and one value always has its own.
      const nonce = derived("nonce", plain).subarray(0, NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, cipherKey, nonce);
      return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString("base64url");
    },
    unseal(words) {
      const bytes = Buffer.from(words, "base64url");
      if (bytes.byteLength <= NONCE_BYTES + TAG_BYTES) return undefined;
      const decipher = createDecipheriv(CIPHER, cipherKey, bytes.subarray(0, NONCE_BYTES));
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
      try {
        const plain = [decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()];
        return JSON.parse(Buffer.concat(plain).toString());
      } catch {
        return undefined;
      }
    },
  };
}
