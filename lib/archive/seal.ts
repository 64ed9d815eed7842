import { createHash, createPublicKey, sign, verify } from "node:crypto";
import { readArchiveKey, signingKey } from "./archive-key.ts";

const opening = '<p id="seal">';
const sealPattern =
	/^<p id="seal">sha256 <code>([0-9a-f]{64})<\/code>, signature <code>([A-Za-z0-9+/]{86}==)<\/code>, public key <code>([A-Za-z0-9+/]{59}=)<\/code><\/p>\n<\/footer><\/body><\/html>\n$/;

const sha256Of = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** A page and, as its end, the signature of all that comes before. The same page has the same one. */
export function sealed(page: string): string {
	const bytes = Buffer.from(page);
	const signature = sign(null, bytes, signingKey()).toString("base64");
	return `${page}${opening}sha256 <code>${sha256Of(bytes)}</code>, signature <code>${signature}</code>, public key <code>${readArchiveKey().publicKey}</code></p>
</footer></body></html>
`;
}

function isSignedBy(publicKey: string, bytes: Uint8Array, signature: string): boolean {
	try {
		const key = createPublicKey({
			key: Buffer.from(publicKey, "base64"),
			format: "der",
			type: "spki",
		});
		return (
			key.asymmetricKeyType === "ed25519" &&
			verify(null, bytes, key, Buffer.from(signature, "base64"))
		);
	} catch {
		return false;
	}
}

/**
 * What was sealed, and by which key; `page` is null where it is no longer what was signed. Null for
 * what has no seal, or anything after it.
 */
export function openSeal(file: Uint8Array) {
	const bytes = Buffer.from(file);
	const end = bytes.lastIndexOf(opening);
	const [, sha256 = "", signature = "", publicKey = ""] =
		sealPattern.exec(bytes.subarray(Math.max(end, 0)).toString("latin1")) ?? [];
	if (publicKey === "") return null;
	const page = bytes.subarray(0, end);
	const isWhole = sha256Of(page) === sha256 && isSignedBy(publicKey, page, signature);
	return { sha256, publicKey, page: isWhole ? page.toString() : null };
}
