/** The shipped snapshot: who listed it, when, and its lists; `lines` are "domain name", sorted. */
export type AcademicSnapshot = {
	source: string;
	date: string;
	academicSuffixes: readonly string[];
	stopped: readonly string[];
	abused: readonly string[];
	lines: readonly string[];
};

/** What the snapshot knows of a mail domain; facts about the domain, none about a person. */
export type DomainFacts = {
	/** The institution whose domain this is or is below, if it is listed. */
	listed: { domain: string; name: string } | null;
	/** The suffix kept for academic institutions that it is under, if it is under one. */
	academicSuffix: string | null;
	/** The list's maintainers leave this domain out on purpose. */
	isStopped: boolean;
	/** The list's maintainers note that its addresses were misused to get students' licences. */
	isAbused: boolean;
};

/** A domain and all that it is below: "a.b.edu" gives "edu", "b.edu", "a.b.edu", the widest first. */
export function suffixesOf(domain: string): string[] {
	const labels = domain.toLowerCase().replace(/\.$/, "").split(".");
	return labels.map((_, at) => labels.slice(labels.length - 1 - at).join("."));
}

/** What stands after the last @, in lower case. */
export const domainOf = (email: string): string =>
	email.slice(email.lastIndexOf("@") + 1).toLowerCase();

function lineOf(lines: readonly string[], domain: string): string | null {
	const prefix = `${domain} `;
	let [low, high] = [0, lines.length];
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((lines[middle] ?? "") < prefix) low = middle + 1;
		else high = middle;
	}
	const line = lines[low];
	return line?.startsWith(prefix) ? line : null;
}

/**
 * Looks a mail domain up as swot does: a listed domain counts for all that is below it, the widest
 * listed one is the institution's, and a stop-listed domain stops all that is below it.
 */
export function lookUp(snapshot: AcademicSnapshot, domain: string): DomainFacts {
	const suffixes = suffixesOf(domain);
	const has = (list: readonly string[]) => suffixes.find((suffix) => list.includes(suffix)) ?? null;
	const line = suffixes.map((suffix) => lineOf(snapshot.lines, suffix)).find((one) => one !== null);
	const space = line?.indexOf(" ") ?? 0;
	return {
		listed: line ? { domain: line.slice(0, space), name: line.slice(space + 1) } : null,
		academicSuffix: has(snapshot.academicSuffixes),
		isStopped: has(snapshot.stopped) !== null,
		isAbused: has(snapshot.abused) !== null,
	};
}

let loaded: Promise<AcademicSnapshot> | undefined;

async function load(): Promise<AcademicSnapshot> {
	const [early, late, lists] = await Promise.all([
		import("./academic-domains-a-l.json", { with: { type: "json" } }),
		import("./academic-domains-m-z.json", { with: { type: "json" } }),
		import("./academic-lists.json", { with: { type: "json" } }),
	]);
	return { ...lists.default, lines: [...early.default, ...late.default] };
}

/** The snapshot, read once a process, when it is first asked for. */
export function academicSnapshot(): Promise<AcademicSnapshot> {
	loaded ??= load();
	return loaded;
}
