import { sha256Of } from "#lib/licensing/index.ts";
import { canonicalProtocol, evaluatorOf, type Protocol } from "#lib/scoring/index.ts";

/** What figures rest upon: those of two bases are never shown together. */
export type BasisKey = {
	labelSetId: string | null;
	evaluatorVersion: string;
	protocolSha256: string;
};

export type Basis = BasisKey & { protocol: unknown };

/** What a protocol adds to a basis: itself, its hash, and its evaluator as this release has it. */
export const protocolBasis = (protocol: Protocol) => ({
	protocol,
	protocolSha256: sha256Of(canonicalProtocol(protocol)),
	evaluatorVersion: evaluatorOf(protocol).version,
});

export const isBasisOf = (one: BasisKey, other: BasisKey): boolean =>
	one.labelSetId === other.labelSetId &&
	one.evaluatorVersion === other.evaluatorVersion &&
	one.protocolSha256 === other.protocolSha256;
