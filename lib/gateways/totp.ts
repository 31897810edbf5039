import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { generateSecret, generateURI, verifySync } from "otplib";
import { isTotpCode } from "@/lib/domain/second-factor";
import { currentSettings } from "./settings";

/** A fresh secret of 160 bits, in Base32 (RFC 4226 §4). */
export function newTotpSecret(): string {
  return generateSecret();
}

/** What an authenticator app reads from the picture. */
export function totpUri(email: string, secret: string): string {
  return generateURI({ issuer: "Onus", label: email, secret });
}

/**
 * The 30-second step in which `code` is right (RFC 6238), a step early or late allowed; null when it is not, or when that
 * step or a later one has let somebody in already.
 */
export function totpStep(user: { totpSecret: Uint8Array | null; totpLastStep: bigint | null }, code: string, now: Date): bigint | null {
  const secret = user.totpSecret && openSecret(user.totpSecret);
  if (!secret || !isTotpCode(code)) return null;
  const epoch = Math.floor(now.getTime() / 1000);
  const verified = verifySync({ secret, token: code, epoch, epochTolerance: 30 });
  if (!verified.valid || !("epoch" in verified)) return null;
  const step = BigInt(Math.floor(verified.epoch / 30));
  return user.totpLastStep !== null && step <= user.totpLastStep ? null : step;
}

const sealKey = (): Buffer => Buffer.from(hkdfSync("sha256", currentSettings().sessionSecret, "", "onus second factor v1", 32));

/** Sealed for the database (AES-256-GCM): a copy of it alone makes no codes. @returns nonce[12] ‖ tag[16] ‖ ciphertext */
export function sealSecret(secret: string): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", sealKey(), nonce);
  const sealed = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return Uint8Array.from(Buffer.concat([nonce, cipher.getAuthTag(), sealed]));
}

/** null when it was sealed with another session secret: a recovery code still lets its owner in. */
function openSecret(sealed: Uint8Array): string | null {
  try {
    const bytes = Buffer.from(sealed);
    const decipher = createDecipheriv("aes-256-gcm", sealKey(), bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}
