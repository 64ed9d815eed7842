import type { AcademicSnapshot, DomainFacts } from "./academic-domains.ts";
import { domainOf, suffixesOf } from "./academic-domains.ts";
import { mixedScripts } from "./mixed-scripts.ts";
import type { DomainNoteRow, OrganizationRow } from "./queries.ts";
import type { EvidenceItem } from "./view.ts";

export type SupervisorFacts = {
	name: string;
	email: string;
	answer: "confirmed" | "refused" | null;
	answeredAt: Date | null;
};

const day = (at: Date | null) => at?.toISOString().slice(0, 10) ?? null;

export function mailboxItem(email: string, provenAt: Date | null): EvidenceItem {
	const source = "Onset";
	if (provenAt === null)
		return {
			kind: "mailbox",
			finding: "says nothing",
			words: `The mailbox ${email} has not been proven to be the applicant's.`,
			wordsZh: `邮箱 ${email} 尚未验证。`,
			source,
			date: null,
		};
	return {
		kind: "mailbox",
		finding: "supports",
		words: `The applicant reads the mailbox ${email}: a link that was sent there was used.`,
		wordsZh: `申请人可以使用邮箱 ${email}：发送到该邮箱的链接已被使用。`,
		source,
		date: day(provenAt),
	};
}

function domainWords(domain: string, facts: DomainFacts) {
	if (facts.isStopped)
		return {
			finding: "says nothing",
			words: `The list's maintainers stop-list ${domain}, as a rule because addresses there were misused for students' licences of software. Real members of the institution have such addresses too.`,
			wordsZh: `名单维护者将 ${domain} 列入停用名单（通常因其地址曾被滥用于申请软件学生许可）。该机构的真实成员也可能使用此类地址。`,
		} as const;
	if (facts.listed)
		return {
			finding: "supports",
			words: `${domain} is listed as the domain of "${facts.listed.name}".`,
			wordsZh: `${domain} 在名单中登记为“${facts.listed.name}”的域名。`,
		} as const;
	if (facts.academicSuffix)
		return {
			finding: "supports",
			words: `${domain} is not listed itself, but is under .${facts.academicSuffix}, which is kept for academic institutions.`,
			wordsZh: `${domain} 本身未列入名单，但属于学术机构专用后缀 .${facts.academicSuffix}。`,
		} as const;
	return {
		finding: "says nothing",
		words: `${domain} is not listed. The list covers institutions that teach, and leaves out many institutes and hospitals.`,
		wordsZh: `${domain} 不在名单中。该名单主要收录教学机构，许多研究所和医院并未收录。`,
	} as const;
}

export function domainItem(
	domain: string,
	facts: DomainFacts,
	snapshot: Pick<AcademicSnapshot, "source" | "date">,
): EvidenceItem {
	const { finding, words, wordsZh } = domainWords(domain, facts);
	const isAbused = facts.isAbused && !facts.isStopped;
	return {
		kind: "academic_domain",
		finding,
		words: isAbused
			? `${words} The list's maintainers also note that addresses there have been misused for students' licences of software.`
			: words,
		wordsZh: isAbused ? `${wordsZh}名单维护者还注明其地址曾被滥用于申请软件学生许可。` : wordsZh,
		source: snapshot.source,
		date: snapshot.date,
	};
}

export const noteItem = (note: DomainNoteRow): EvidenceItem => ({
	kind: "domain_note",
	finding: note.isAcademic === "yes" ? "supports" : "speaks against",
	words: `A steward noted of ${note.domain} (${note.institution}): ${note.note}`,
	wordsZh: `管理员对 ${note.domain}（${note.institution}）的备注：${note.note}`,
	source: "a steward of this site",
	date: day(note.at),
});

export const orcidItem = (orcid: string): EvidenceItem => ({
	kind: "orcid",
	finding: "supports",
	words: `The applicant signed in with ORCID as ${orcid}. That says who they are, not where they work.`,
	wordsZh: `申请人已通过 ORCID 登录：${orcid}。这说明其身份，而非所在机构。`,
	source: "ORCID",
	date: null,
});

export type AffiliationClaim = { institution: string; rorId: string | null; domain: string };

function rorWords(claim: AffiliationClaim, found: readonly OrganizationRow[]) {
	const suffixes = suffixesOf(claim.domain);
	const hasDomain = (one: OrganizationRow) => one.domains.some((own) => suffixes.includes(own));
	const isNamed = (one: OrganizationRow) =>
		one.rorId === claim.rorId || one.names.includes(claim.institution.toLowerCase());
	const named = found.filter(isNamed);
	const both = named.find(hasDomain);
	if (both)
		return {
			finding: "supports",
			words: `"${both.name}" (${both.rorId}) is registered with the domain of this mail address.`,
			wordsZh: `“${both.name}”（${both.rorId}）登记的域名与该邮箱相符。`,
		} as const;
	const [organization] = named;
	if (organization)
		return {
			finding: "says nothing",
			words: `"${organization.name}" (${organization.rorId}, ${organization.country}) is registered, but not with the domain ${claim.domain}.`,
			wordsZh: `“${organization.name}”（${organization.rorId}，${organization.country}）已登记，但未登记域名 ${claim.domain}。`,
		} as const;
	const owner = found.find(hasDomain);
	if (owner)
		return {
			finding: "says nothing",
			words: `${claim.domain} is registered as a domain of "${owner.name}" (${owner.rorId}); the applicant names "${claim.institution}".`,
			wordsZh: `${claim.domain} 登记为“${owner.name}”（${owner.rorId}）的域名；申请人填写的是“${claim.institution}”。`,
		} as const;
	return {
		finding: "says nothing",
		words: `No organization is registered under exactly "${claim.institution}".`,
		wordsZh: `没有以“${claim.institution}”为名登记的机构。`,
	} as const;
}

export const rorItem = (
	claim: AffiliationClaim,
	found: readonly OrganizationRow[],
	dump: string,
): EvidenceItem => ({
	kind: "ror",
	...rorWords(claim, found),
	source: `Research Organization Registry, ${dump}`,
	date: /\d{4}-\d\d-\d\d/.exec(dump)?.[0] ?? null,
});

/** Two mailboxes of one institution: the same domain, one below the other, or both below one that is listed. */
export function domainsAgree(
	one: { domain: string; listed: string | null },
	other: { domain: string; listed: string | null },
): boolean {
	const isBelow = (inner: string, outer: string) => suffixesOf(inner).includes(outer);
	if (one.listed !== null && one.listed === other.listed) return true;
	return isBelow(one.domain, other.domain) || isBelow(other.domain, one.domain);
}

export function supervisorItem(asked: SupervisorFacts, agree: boolean): EvidenceItem {
	const at = domainOf(asked.email);
	const base = { kind: "supervisor", source: asked.email, date: day(asked.answeredAt) } as const;
	const where = agree ? "the same domain as the applicant's" : `${at}, not the applicant's domain`;
	const whereZh = agree ? "与申请人域名一致" : `域名 ${at}，与申请人不同`;
	if (asked.answer === null)
		return {
			...base,
			finding: "says nothing",
			words: `${asked.name} (${where}) has not answered yet.`,
			wordsZh: `${asked.name}（${whereZh}）尚未答复。`,
		};
	if (asked.answer === "refused")
		return {
			...base,
			finding: "speaks against",
			words: `${asked.name} (${where}) answered that they do not supervise this use.`,
			wordsZh: `${asked.name}（${whereZh}）答复：不担任此用途的导师。`,
		};
	return {
		...base,
		finding: agree ? "supports" : "says nothing",
		words: `${asked.name} (${where}) confirmed to be the supervisor, from that mailbox.`,
		wordsZh: `${asked.name}（${whereZh}）已通过该邮箱确认担任导师。`,
	};
}

/** A name that mixes alphabets of look-alike letters is written so that it is read as another. */
export function nameItem(name: string): EvidenceItem | null {
	const scripts = mixedScripts(name);
	if (scripts.length === 0) return null;
	return {
		kind: "name",
		finding: "speaks against",
		words: `"${name}" has a word of letters of ${scripts.join(" and ")} that look alike: it may be meant to be read as another name.`,
		wordsZh: `“${name}”中的一个词混用了外形相近的 ${scripts.join("、")} 字母，可能意在冒充其他名称。`,
		source: "Unicode",
		date: null,
	};
}
