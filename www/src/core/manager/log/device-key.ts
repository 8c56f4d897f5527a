// The tablet's Ed25519 key: made by the browser, which keeps it where no script can read it. A browser without Ed25519 signs
// nothing, and the log says so.

import type { DeviceKey, Shelf } from "./shelf.ts";

const hex = (bytes: ArrayBuffer): string => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

export async function deviceKey(shelf: Shelf): Promise<DeviceKey | undefined> {
  const held = await shelf.key();
  if (held) return held;
  let made: DeviceKey;
  try {
    const pair = (await crypto.subtle.generateKey("Ed25519", false, ["sign", "verify"])) as CryptoKeyPair;
    made = { signing: pair.privateKey, public: hex(await crypto.subtle.exportKey("raw", pair.publicKey)) };
  } catch {
    return undefined;
  }
  return shelf.setKey(made);
}

export async function signed(key: DeviceKey, text: string): Promise<string> {
  return hex(await crypto.subtle.sign("Ed25519", key.signing, new TextEncoder().encode(text)));
}

/** Sixteen bytes nobody can guess. */
export function newSecret(): string {
  return hex(crypto.getRandomValues(new Uint8Array(16)).buffer);
}
