import type { Db } from "#lib/db/index.ts";
import { protocolInput } from "#lib/scoring/index.ts";
import type { ChallengeDocument, PhaseDocument } from "./document/index.ts";
import { challengeDocument } from "./document/index.ts";
import {
	type RulesRow,
	selectChallengeRow,
	selectDatasetById,
	selectNamedPhases,
	selectNewestRules,
	selectPages,
} from "./document-queries.ts";
import type { ChallengeRow, PhaseRow } from "./queries.ts";

/** A challenge as it stands: its rows, and what they are as a document. */
export type Standing = {
	challenge: ChallengeRow;
	phases: readonly PhaseRow[];
	rules: RulesRow | null;
	document: ChallengeDocument;
};

const canonical = (at: Date | null) => at?.toISOString().replace(".000Z", "Z") ?? null;

type NamedPhase = Awaited<ReturnType<typeof selectNamedPhases>>[number];

function phaseDocument({ phase, ...names }: NamedPhase, all: readonly NamedPhase[]): PhaseDocument {
	const prerequisite = all.find((other) => other.phase.id === phase.prerequisitePhaseId);
	return {
		slug: phase.slug,
		title: phase.title,
		datasetVersion: names.datasetVersion,
		subset: phase.subset,
		labelSet: names.labelSet,
		opensAt: canonical(phase.opensAt) ?? "",
		closesAt: canonical(phase.closesAt),
		freezesAt: canonical(phase.freezesAt),
		dailyQuota: phase.dailyQuota,
		totalQuota: phase.totalQuota,
		rejectedDailyQuota: phase.rejectedDailyQuota,
		inFlightLimit: phase.inFlightLimit,
		maxFileBytes: phase.maxFileBytes,
		graceSeconds: phase.graceSeconds,
		figuresVisibility: phase.figuresVisibility,
		closedVisibility: phase.closedVisibility,
		isHiddenSplit: phase.isHiddenSplit,
		hasStepRule: phase.hasStepRule,
		prerequisite: prerequisite?.phase.slug ?? null,
		protocol: protocolInput.parse(phase.protocol),
	};
}

async function standingOf(db: Db, challenge: ChallengeRow): Promise<Standing> {
	// One after the other: a transaction has one connection.
	const dataset = await selectDatasetById(db, challenge.datasetId);
	const named = await selectNamedPhases(db, challenge.id);
	const rules = await selectNewestRules(db, challenge.id);
	const pages = await selectPages(db, challenge.id);
	const document: ChallengeDocument = {
		onset: 1,
		slug: challenge.slug,
		title: challenge.title,
		summary: challenge.summary,
		demonstrationNotice: challenge.demonstrationNotice,
		contact: challenge.contact,
		dataset: dataset.slug,
		minTeamMembers: challenge.minTeamMembers,
		maxTeamMembers: challenge.maxTeamMembers,
		teamsFreezeAt: canonical(challenge.teamsFreezeAt),
		anonymousUntil: canonical(challenge.anonymousUntil),
		requiresAccess: challenge.requiresAccess,
		phases: named.map((phase) => phaseDocument(phase, named)),
		rules: rules?.markdown ?? "",
		pages,
	};
	// The schema's own order of members and forms, where rows were written before it was there.
	const parsed = challengeDocument.safeParse(document);
	return {
		challenge,
		phases: named.map(({ phase }) => phase),
		rules,
		document: parsed.success ? parsed.data : document,
	};
}

/** The challenge of that name as it stands; null when there is none. */
export async function readStanding(
	db: Db,
	slug: string,
	{ isLocked = false } = {},
): Promise<Standing | null> {
	const challenge = await selectChallengeRow(db, slug, isLocked);
	return challenge && standingOf(db, challenge);
}
