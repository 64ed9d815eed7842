import { createPrivateKey, createPublicKey, hkdfSync } from "node:crypto";
import { z } from "zod";
import { config } from "#lib/config.ts";

/** What PKCS #8 says before the seed of an Ed25519 key (RFC 8410). */
const beforeSeed = Buffer.from("302e020100300506032b657004220420", "hex");

/** The key that signs archives and nothing else; it changes with the site's secret only. */
export function signingKey() {
	const seed = hkdfSync("sha256", config().AUTH_SECRET, "", "onset archives: Ed25519", 32);
	const key = Buffer.concat([beforeSeed, Buffer.from(seed)]);
	return createPrivateKey({ key, format: "der", type: "pkcs8" });
}

export const archiveKeyView = z.object({
	algorithm: z.literal("Ed25519"),
	publicKey: z.string().describe("SubjectPublicKeyInfo in base64: the body of a PEM file"),
});

/** By what others tell this site's archives from forged ones. */
export function readArchiveKey(): z.output<typeof archiveKeyView> {
	const publicKey = createPublicKey(signingKey())
		.export({ format: "der", type: "spki" })
		.toString("base64");
	return { algorithm: "Ed25519", publicKey };
}
