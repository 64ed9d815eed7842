import { denials } from "#lib/policy/denials.ts";

/** What came back, with all that a reader could find a word in. */
export type Answer = {
	method: string;
	status: number;
	location: string;
	type: string;
	text: string;
	/** Every header and the body. */
	whole: string;
};

/** The words of a page: its scripts name its address, and come in as many pieces as they were ready in. */
const wordsOf = (html: string) =>
	html.replace(/<script[\s\S]*?<\/script>|<[^>]*>/g, " ").replace(/\s+/g, " ");

/** What a reader is told, and how. */
export const toldBy = ({ status, type, text }: Answer): string =>
	`${status} ${type} ${type.startsWith("text/html") ? wordsOf(text) : text}`;

type Sent = { method: string; headers?: Record<string, string>; body?: BodyInit };

/** Asks without following anything. */
export async function send(url: string, { method, headers = {}, body }: Sent): Promise<Answer> {
	const init = body === undefined ? { method, headers } : { method, headers, body };
	const response = await fetch(url, { ...init, redirect: "manual" });
	const text = (await response.text()).replaceAll("&#x27;", "'").replaceAll("\\u0026", "&");
	const moved = response.headers.get("x-action-redirect") ?? response.headers.get("location") ?? "";
	const location = decodeURIComponent(moved.replaceAll("+", " "));
	const said = [...response.headers].map(([name, value]) => `${name}: ${value}`).join("\n");
	const { status } = response;
	const type = response.headers.get("content-type") ?? "";
	return { method, status, location, type, text, whole: `${said}\n${location}\n${text}` };
}

/** Reasons that tell somebody that they are not the one; no page that is shown says them. */
const strangers = [
	"stewards_only",
	"dataset_organizers_only",
	"applicants_only",
	"not_yours",
	"not_in_team",
	"organizers_only",
	"not_a_holder",
	"request_is_a_draft",
] as const;

function reasonIn(text: string, expected: string): string | null {
	const asked = Object.entries(denials).find(([reason]) => reason === expected);
	if (asked && text.includes(asked[1])) return asked[0];
	return strangers.find((reason) => text.includes(denials[reason])) ?? null;
}

function problemOf(text: string): string {
	const problem: { code?: string; reason?: string } = JSON.parse(text);
	if (problem.code === "not_signed_in") return "sign_in";
	return (problem.code === "not_allowed" ? problem.reason : problem.code) ?? "nothing";
}

/** Of an answer without a body only the status is known. */
const headOutcomes: Record<number, string> = {
	302: "ok",
	200: "ok",
	401: "sign_in",
	404: "not_found",
};

function ofRedirect({ location, status }: Answer, expected: string): string {
	if (location.startsWith("/sign-in?next=")) return "sign_in";
	const reason = reasonIn(location, expected);
	if (reason) return reason;
	// 302 is how the API leads to the storage; a form that was carried out leads on by a 303.
	if (status === 302 && location.includes("X-Amz-")) return "ok";
	return status === 303 && !location.includes("refused=") ? "ok" : "elsewhere";
}

/** What an answer told whoever asked, in the table's words; `expected` says which reason to look for. */
export function outcomeOf(answer: Answer, expected: string): string {
	const { method, status, type, text } = answer;
	if (method === "HEAD") return status === 403 ? expected : (headOutcomes[status] ?? `${status}`);
	if (type.startsWith("application/problem+json")) return problemOf(text);
	if (status >= 300 && status < 400) return ofRedirect(answer, expected);
	if (status === 404) return "not_found";
	if (status >= 400) return `status ${status}`;
	return reasonIn(text, expected) ?? "ok";
}

/** What an action told: its answer is a stream of the page's own, or leads somewhere. */
export function actionOutcome(answer: Answer, expected: string): string {
	if (answer.location.startsWith("/sign-in")) return "sign_in";
	if (expected === "not_found" && answer.whole.includes("There is no such")) return "not_found";
	return reasonIn(answer.whole, expected) ?? `nothing (${answer.status})`;
}
