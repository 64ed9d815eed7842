import { readFileSync } from "node:fs";
import path from "node:path";
import { denials } from "#lib/policy/denials.ts";
import { actionTable } from "./actions.ts";
import { type Answer, actionOutcome, outcomeOf, send } from "./answers.ts";
import type { Ask, OperationId } from "./api/asks.ts";
import { apiTable } from "./api.ts";
import { handlerTable } from "./handlers.ts";
import { pageTable } from "./pages.ts";
import { type Member, type Role, roles, type Verdicts, verdictOf } from "./roles.ts";
import type { Ways, World } from "./world.ts";

/** One way to ask: as whom, by which headers, and what that makes of a route's verdicts. */
export type Asker = {
	name: string;
	/** As whom the site should take it; it may read what they may. */
	role: Role;
	headers: Record<string, string>;
	expects: (verdicts: Verdicts, method: string) => string;
};

/** A request of the walk, ready to be sent. */
export type Step = {
	what: string;
	asker: Asker;
	expected: string;
	/** What it names of the world: two that name the same ask the same. */
	names: string;
	/** Only reads, when it is allowed. */
	isReading: boolean;
	signs: boolean;
	isLink: boolean;
	ask: () => Promise<Answer>;
	told: (answer: Answer) => string;
};

const cookie = ({ session }: Pick<Ways, "session">) => ({
	cookie: `authjs.session-token=${session}`,
});
const bearer = ({ token }: Pick<Ways, "token">) => ({ authorization: `Bearer ${token}` });

/** Every role at a browser of this site. */
export function browsers(site: string, ways: Record<Member, Ways>): Asker[] {
	return roles.map((role) => ({
		name: role,
		role,
		headers: { origin: site, ...(role === "visitor" ? {} : cookie(ways[role])) },
		expects: (verdicts) => verdictOf(verdicts, role),
	}));
}

/** Other ways in: by a program's token, by what no longer is one, and from somebody else's page. */
export function programs(site: string, ways: Record<Member, Ways>, world: World): Asker[] {
	const refused = () => "sign_in";
	const steward = { role: "steward" as const };
	return [
		{
			...steward,
			name: "the steward's token",
			headers: bearer(ways.steward),
			expects: (verdicts) => verdictOf(verdicts, "steward"),
		},
		{
			name: "an unknown token",
			role: "visitor",
			headers: { ...bearer({ token: "onset_unknown" }), ...cookie(ways.steward) },
			expects: refused,
		},
		{
			name: "a revoked token",
			role: "visitor",
			headers: bearer(world.revokedToken),
			expects: refused,
		},
		{
			name: "a deleted account's token",
			role: "visitor",
			headers: bearer(world.deletedWays),
			expects: refused,
		},
		{
			name: "a deleted account's session",
			role: "visitor",
			headers: { origin: site, ...cookie(world.deletedWays) },
			expects: (verdicts) => verdictOf(verdicts, "visitor"),
		},
		{
			...steward,
			name: "the steward's browser on another site's page",
			headers: { origin: "https://elsewhere.invalid", ...cookie(ways.steward) },
			expects: (verdicts, method) =>
				method === "GET" || method === "HEAD" ? verdictOf(verdicts, "steward") : "other_site",
		},
	];
}

type Described = { method: string; path: string; bodyType: string };

/** The operations as the running site itself describes them. */
export async function describedBy(site: string): Promise<Map<string, Described>> {
	const document: {
		paths: Record<
			string,
			Record<string, { operationId: string; requestBody?: { content: Record<string, unknown> } }>
		>;
	} = JSON.parse((await send(`${site}/api/v1/openapi.json`, { method: "GET" })).text);
	return new Map(
		Object.entries(document.paths).flatMap(([at, methods]) =>
			Object.entries(methods).map(([method, { operationId, requestBody }]) => [
				operationId,
				{
					method: method.toUpperCase(),
					path: at,
					bodyType: Object.keys(requestBody?.content ?? {})[0] ?? "",
				},
			]),
		),
	);
}

const segments = (value: unknown): string =>
	(Array.isArray(value) ? value : [value]).map((one) => encodeURIComponent(String(one))).join("/");

function bodyOf(bodyType: string, rest: Record<string, unknown>): BodyInit {
	if (bodyType === "text/plain") return String(rest.lines);
	if (bodyType !== "multipart/form-data") return JSON.stringify(rest);
	const form = new FormData();
	for (const [name, value] of Object.entries(rest))
		form.set(name, value instanceof File ? value : String(value));
	return form;
}

function queryOf(rest: Record<string, unknown>): string {
	const pairs = Object.entries(rest).flatMap(([name, value]) =>
		(Array.isArray(value) ? value : [value]).map((one) => [name, String(one)]),
	);
	return pairs.length === 0 ? "" : `?${new URLSearchParams(pairs)}`;
}

/** An operation's request: what the path names goes there, the rest into the query or the body. */
function requestOf(described: Described, given: object) {
	const rest: Record<string, unknown> = { ...given };
	const at = described.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
		const value = segments(rest[name]);
		delete rest[name];
		return value;
	});
	const { method, bodyType } = described;
	if (method === "GET") return { method, at: `${at}${queryOf(rest)}`, headers: {} };
	if (method === "DELETE") return { method, at, headers: {} };
	const headers = bodyType === "application/json" ? { "content-type": bodyType } : {};
	return { method, at, headers, body: bodyOf(bodyType, rest) };
}

type Place = { site: string; world: World };

const apiRows = () =>
	Object.entries(apiTable).flatMap(([id, asks]) =>
		asks.map((ask: Ask<object>, at) => ({ id, ask, what: at === 0 ? id : `${id} (${at + 1})` })),
	);

export function apiSteps(
	{ site, world }: Place,
	described: ReadonlyMap<string, Described>,
	askers: readonly Asker[],
): Step[] {
	return apiRows().flatMap(({ id, ask, what }) => {
		const operation = described.get(id);
		if (!operation) throw new Error(`the site has no operation ${id}`);
		return askers.map((asker) => ({
			what,
			asker,
			expected: asker.expects(ask.verdicts, operation.method),
			names: JSON.stringify(ask.given(world)),
			isReading: operation.method === "GET",
			signs: ask.signs === true,
			isLink: ask.isLink === true,
			ask: () => {
				const { at, method, headers, ...rest } = requestOf(operation, ask.given(world));
				const all = { ...asker.headers, ...headers };
				return send(at.startsWith("/api") ? `${site}${at}` : `${site}/api/v1${at}`, {
					method,
					headers: all,
					...rest,
				});
			},
			told(answer) {
				return outcomeOf(answer, this.expected);
			},
		}));
	});
}

export function handlerSteps({ site, world }: Place, askers: readonly Asker[]): Step[] {
	return Object.entries(handlerTable).flatMap(([what, calls]) =>
		calls.flatMap(({ at, body, verdicts, signs }) => {
			const [method = ""] = what.split(" ");
			const isForm = method === "POST";
			return askers.map((asker) => ({
				what,
				asker,
				expected: asker.expects(verdicts, method),
				names: at(world),
				isReading: !isForm,
				signs: signs === true,
				isLink: false,
				ask: () => {
					const sent = body?.(world);
					const headers =
						typeof sent === "string"
							? { ...asker.headers, "content-type": "application/x-www-form-urlencoded" }
							: asker.headers;
					const url = `${site}${at(world)}`;
					return send(
						url,
						sent === undefined ? { method, headers } : { method, headers, body: sent },
					);
				},
				told(answer) {
					return outcomeOf(answer, this.expected);
				},
			}));
		}),
	);
}

export function pageSteps({ site, world }: Place, askers: readonly Asker[]): Step[] {
	return Object.entries(pageTable).flatMap(([what, visits]) =>
		visits.flatMap(({ at, verdicts, isLink }) =>
			askers.map((asker) => ({
				what,
				asker,
				expected: asker.expects(verdicts, "GET"),
				names: at(world),
				isReading: true,
				signs: false,
				isLink: isLink === true,
				ask: () => send(`${site}${at(world)}`, { method: "GET", headers: asker.headers }),
				told(answer) {
					return outcomeOf(answer, this.expected);
				},
			})),
		),
	);
}

export type BuiltAction = { id: string; key: string; page: string };

/** The actions that the build knows, each with a page that calls it. */
export function builtActions(root: string): BuiltAction[] {
	const manifest: {
		node: Record<
			string,
			{ workers: Record<string, unknown>; filename: string; exportedName: string }
		>;
	} = JSON.parse(
		readFileSync(path.join(root, ".next/server/server-reference-manifest.json"), "utf8"),
	);
	return Object.entries(manifest.node).map(([id, { workers, filename, exportedName }]) => {
		const worker = Object.keys(workers)[0] ?? "";
		const page = worker.replace(/^app|\/page$|\/\([^)]+\)/g, "") || "/";
		return { id, key: `${filename}#${exportedName}`, page };
	});
}

const fieldsOf = (given: object, further: Record<string, string>): [string, string][] => [
	...Object.entries(given).flatMap(([name, value]): [string, string][] =>
		typeof value === "string" || typeof value === "number" ? [[name, String(value)]] : [],
	),
	...Object.entries(further),
];

/** The arguments of an action as React encodes them; the last is the form. */
function encoded(before: readonly unknown[], fields: readonly [string, string][]): FormData {
	const body = new FormData();
	for (const [name, value] of fields) body.set(`_1_${name}`, value);
	body.set("0", JSON.stringify([...before, "$K1"]));
	return body;
}

const refuses = (expected: string) =>
	expected === "sign_in" || expected === "not_found" || expected in denials;

/** Every action as everybody who must not have it; those who may were let in by the operation. */
export function actionSteps(
	{ site, world }: Place,
	askers: readonly Asker[],
	actions: readonly BuiltAction[],
): Step[] {
	return actions.flatMap(({ id, key, page }) => {
		const form = actionTable[key];
		if (!form || form.as === "anyone") return [];
		const rows: readonly Ask<object>[] =
			form.as === "sender" ? [] : apiTable[form.as satisfies OperationId];
		const [row] = rows;
		const at = pageTable[page]?.[0]?.at(world) ?? page;
		const given = row?.given(world) ?? {};
		const fields = fieldsOf(given, form.fields?.(world) ?? {});
		return askers
			.map((asker) => ({
				what: key,
				asker,
				expected: row
					? asker.expects(row.verdicts, "POST")
					: asker.role === "visitor"
						? "sign_in"
						: "ok",
				names: JSON.stringify(given),
				isReading: false,
				signs: false,
				isLink: row?.isLink === true,
				ask: () =>
					send(`${site}${at}`, {
						method: "POST",
						headers: { ...asker.headers, "next-action": id, accept: "text/x-component" },
						body: encoded(form.before?.(world) ?? [], fields),
					}),
				told(answer: Answer) {
					const got = actionOutcome(answer, this.expected);
					return form.isSilent && got === "nothing (200)" ? this.expected : got;
				},
			}))
			.filter(({ expected }) => refuses(expected));
	});
}
