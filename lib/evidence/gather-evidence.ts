import type { Context } from "#lib/context.ts";
import { NotFound } from "#lib/errors.ts";
import { academicSnapshot, domainOf, lookUp, suffixesOf } from "./academic-domains.ts";
import {
	domainItem,
	domainsAgree,
	mailboxItem,
	nameItem,
	noteItem,
	orcidItem,
	rorItem,
	type SupervisorFacts,
	supervisorItem,
} from "./items.ts";
import {
	selectDomainNotes,
	selectLoadedDump,
	selectOrcid,
	selectOrganizations,
	selectPerson,
} from "./queries.ts";
import type { EvidenceItem, EvidenceView } from "./view.ts";

/** Who asks, and where they say that they are. */
export type EvidenceSubject = {
	userId: string;
	institution: string;
	rorId: string | null;
	/** Whoever was asked last to confirm a student. */
	supervisor: SupervisorFacts | null;
};

/** All that is known for and against an affiliation. Whoever may see the request may see this. */
export async function gatherEvidence(
	ctx: Context,
	subject: EvidenceSubject,
): Promise<EvidenceView> {
	const person = await selectPerson(ctx.db, subject.userId);
	if (!person) throw new NotFound("account");
	const domain = domainOf(person.email);
	const [snapshot, notes, orcid, dump] = await Promise.all([
		academicSnapshot(),
		selectDomainNotes(ctx.db, suffixesOf(domain)),
		selectOrcid(ctx.db, subject.userId),
		selectLoadedDump(ctx.db),
	]);
	const facts = lookUp(snapshot, domain);
	const items: (EvidenceItem | null)[] = [
		mailboxItem(person.email, person.emailVerified),
		domainItem(domain, facts, snapshot),
		...notes.map(noteItem),
		orcid === null ? null : orcidItem(orcid),
		dump === null ? null : await fromRegistry(ctx, { ...subject, domain }, dump),
		nameItem(person.name ?? ""),
		nameItem(subject.institution),
	];
	if (subject.supervisor) {
		const theirs = domainOf(subject.supervisor.email);
		const agree = domainsAgree(
			{ domain, listed: facts.listed?.domain ?? null },
			{ domain: theirs, listed: lookUp(snapshot, theirs).listed?.domain ?? null },
		);
		items.push(supervisorItem(subject.supervisor, agree), nameItem(subject.supervisor.name));
	}
	return items.filter((item) => item !== null);
}

async function fromRegistry(
	ctx: Context,
	claim: { institution: string; rorId: string | null; domain: string },
	dump: string,
): Promise<EvidenceItem> {
	const { institution: name, rorId, domain } = claim;
	const found = await selectOrganizations(ctx.db, { rorId, name, domains: suffixesOf(domain) });
	return rorItem(claim, found, dump);
}
