import fc from "fast-check";
import { type ChallengeDocument, challengeDocument } from "#lib/challenge/index.ts";
import { defaultProtocol } from "#lib/scoring/index.ts";
import { hiddenSigns } from "#lib/text.ts";

/** What the phases of a made document are of. */
export type Basis = {
	dataset: string;
	datasetVersion: string;
	subset: string;
	labelSet: number | null;
};

export const someBasis: Basis = {
	dataset: "some-dataset",
	datasetVersion: "1.0.0",
	subset: "testing",
	labelSet: 1,
};

export const hour = 3_600_000;
export const instantAfter = (from: Date, hours: number) =>
	new Date(from.getTime() + hours * hour).toISOString();

/** A phase that opens in an hour and is complete; `changes` make it what a test needs. */
export function phaseOf(basis: Basis, changes: object = {}) {
	const { datasetVersion, subset, labelSet } = basis;
	return {
		...{ slug: "test", title: "Test", datasetVersion, subset, labelSet },
		opensAt: instantAfter(new Date(), 1),
		...{ dailyQuota: 5, totalQuota: 50, rejectedDailyQuota: 5, maxFileBytes: 10_000_000 },
		isHiddenSplit: true,
		protocol: defaultProtocol,
		...changes,
	};
}

/** A document as whoever writes the file would write it, in its canonical form. */
export function documentOf(basis: Basis, slug: string, changes: object = {}): ChallengeDocument {
	return challengeDocument.parse({
		onset: 1,
		...{ slug, title: "A challenge", summary: "Find what there is.", dataset: basis.dataset },
		contact: "organizers@test.invalid",
		demonstrationNotice: "Made up.",
		rules: "# Rules\n\nOne account a person.\n",
		phases: [phaseOf(basis)],
		...changes,
	});
}

const awkward = [
	...["yes", "null", "~", "1.0", "- a", "# x", "a: b", "'", '"', "|", ">", "&a", "*a", "!x", "%"],
	...[
		"2026-12-01T12:00:00Z",
		"0x1f",
		"[a]",
		"{a: b}",
		"\u2028",
		"\ufeff",
		"日本語",
		"e\u0301",
		"👩‍🔬",
	],
];

const noSign = new RegExp(`${hiddenSigns.source}|\\p{Cs}`, "gu");
const words = fc
	.array(fc.oneof(fc.constantFrom(...awkward), fc.string({ unit: "grapheme", maxLength: 12 })), {
		minLength: 1,
		maxLength: 4,
	})
	.map((parts) => parts.join(" ").replace(noSign, ""));

const line = words
	.map((text) => text.replace(/[\p{Zl}\p{Zp}]/gu, ""))
	.map((text) => (text.trim() === "" ? "x" : text));
const text = fc
	.array(fc.oneof(words, fc.constantFrom("", "    code", "\ttab", "- item", "---", "...")), {
		maxLength: 6,
	})
	.map((lines) => lines.join("\n"));

const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null });
const startsAt = Date.parse("2030-01-01T00:00:00Z");
const count = fc.integer({ min: 1, max: 1000 });
const audience = fc.constantFrom("none", "own", "everyone");

const phase = (basis: Basis) =>
	fc
		.record({
			title: line,
			hours: fc.tuple(
				fc.nat(5000),
				fc.integer({ min: 1, max: 99 }),
				fc.integer({ min: 1, max: 99 }),
			),
			isEnding: fc.boolean(),
			isFreezing: fc.boolean(),
			isLabelled: fc.boolean(),
			followsFirst: fc.boolean(),
			dailyQuota: count,
			more: fc.nat(1000),
			rejectedDailyQuota: count,
			inFlightLimit: count,
			maxFileBytes: fc.integer({ min: 1, max: 2 ** 29 }),
			graceSeconds: fc.nat(86_400),
			figuresVisibility: audience,
			closedVisibility: audience,
			isHiddenSplit: fc.boolean(),
			hasStepRule: fc.boolean(),
			maxProposalsPerVideo: count,
			millisecond: fc.nat(999),
		})
		.map((made) => ({ made, basis }));

type Made = ReturnType<typeof phase> extends fc.Arbitrary<infer T> ? T : never;

function phaseFrom({ made, basis }: Made, at: number) {
	const { hours, isEnding, isFreezing, isLabelled, followsFirst, more, ...members } = made;
	const { maxProposalsPerVideo, millisecond, ...plain } = members;
	const [opens, freezes, closes] = hours;
	const instant = (after: number) => new Date(startsAt + after * hour + millisecond).toISOString();
	return {
		...plain,
		slug: `phase-${at}`,
		datasetVersion: basis.datasetVersion,
		subset: basis.subset,
		labelSet: isLabelled ? basis.labelSet : null,
		opensAt: instant(opens),
		freezesAt: isFreezing ? instant(opens + freezes) : null,
		closesAt: isEnding ? instant(opens + freezes + closes) : null,
		totalQuota: plain.dailyQuota + more,
		prerequisite: followsFirst && at > 0 ? "phase-0" : null,
		protocol: { ...defaultProtocol, maxProposalsPerVideo },
	};
}

/** Any challenge at all of that name, in its canonical form. */
export const anyDocument = (basis: Basis, slug: string): fc.Arbitrary<ChallengeDocument> =>
	fc
		.record({
			title: line,
			summary: line,
			demonstrationNotice: maybe(line),
			contact: fc.oneof(line, fc.constant("")),
			minTeamMembers: fc.integer({ min: 1, max: 5 }),
			maxTeamMembers: fc.integer({ min: 5, max: 1000 }),
			teamsFreezeAt: maybe(fc.constant("2031-01-01T00:00:00+05:30")),
			anonymousUntil: maybe(fc.constant("2031-06-01T23:59:59.5-04:00")),
			requiresAccess: fc.boolean(),
			rules: text,
			phases: fc.array(phase(basis), { maxLength: 3 }),
			pages: fc.array(fc.record({ title: line, markdown: text }), { maxLength: 3 }),
		})
		.map(({ phases, pages, ...members }) =>
			challengeDocument.parse({
				onset: 1,
				slug,
				dataset: basis.dataset,
				...members,
				phases: phases.map(phaseFrom),
				pages: pages.map((page, at) => ({ slug: `page-${at}`, ...page })),
			}),
		);
