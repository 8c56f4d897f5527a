// Seals the tablet's secret key under what six words were stretched to: HKDF-SHA256, then one AES-GCM with a nonce of its own. All of it
// is the browser's. Spec: data/formats/roll.md.

import type { SealedKey } from "./contract.ts";

const text = new TextEncoder();
const INFO = text.encode("pollstead/tablet-slot/v1");

async function keyOf(stretched: Uint8Array<ArrayBuffer>, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const input = await crypto.subtle.importKey("raw", stretched, "HKDF", false, ["deriveKey"]);
  stretched.fill(0);
  return crypto.subtle.deriveKey({ name: "HKDF", hash: "SHA-256", salt, info: INFO }, input, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

/** Copies, since what crosses to a worker may lie in memory of another kind. */
const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);

const algorithm = (nonce: Uint8Array, publicKey: string): AesGcmParams => ({ name: "AES-GCM", iv: own(nonce), additionalData: text.encode(publicKey) });

/** `stretch`: of these words, under the salt it is given. Undefined where the words are no passphrase. */
export async function seal(secret: string, publicKey: string, stretch: (salt: Uint8Array) => Uint8Array | undefined): Promise<SealedKey | undefined> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const stretched = stretch(salt);
  if (!stretched) return undefined;
  const sealed = await crypto.subtle.encrypt(algorithm(nonce, publicKey), await keyOf(own(stretched), salt), text.encode(secret));
  return { public: publicKey, salt, nonce, sealed: new Uint8Array(sealed) };
}

/** Undefined where the words are others: nothing tells how far off. */
export async function unseal(key: SealedKey, stretched: Uint8Array): Promise<string | undefined> {
  try {
    const opened = await crypto.subtle.decrypt(algorithm(key.nonce, key.public), await keyOf(own(stretched), own(key.salt)), own(key.sealed));
    return new TextDecoder().decode(opened);
  } catch {
    return undefined;
  }
}
