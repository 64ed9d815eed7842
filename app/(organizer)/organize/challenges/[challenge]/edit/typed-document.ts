import type { ChallengeDocument } from "#lib/challenge/index.ts";
import {
	challengeFields,
	type EditField,
	pageFields,
	phaseFields,
	protocolFields,
	rulesField,
	teamFields,
} from "./fields.ts";
import { placesOf, type Typed } from "./typed.ts";
import { protocolControl, protocolOf, typedProtocol } from "./typed-protocol.ts";

const slugField: EditField = { name: "slug", kind: "line", label: "" };
const heads = [...challengeFields, ...teamFields, rulesField];
const nullable = new Set([
	"demonstrationNotice",
	"teamsFreezeAt",
	"anonymousUntil",
	"closesAt",
	"freezesAt",
	"labelSet",
	"prerequisite",
]);
const numbers = new Set(["labelSet"]);

/** As the browser's picker writes an instant: no zone in it, and the form says which one it is. */
const pickerText = (instant: string) => instant.replace(/Z$/, "");

/** Browsers leave seconds out where they are nought. */
const pickedInstant = (text: string) =>
	text === "" ? text : `${text.replace(/T\d\d:\d\d$/, "$&:00")}Z`;

function typedValue({ kind }: EditField, value: unknown): string {
	if (value === null || value === undefined) return "";
	if (kind === "check") return value === true ? "yes" : "";
	if (kind === "instant") return pickerText(String(value));
	return String(value);
}

function typedMembers(fields: readonly EditField[], members: object, prefix: string): Typed {
	return Object.fromEntries(
		fields.map((field) => [
			prefix + field.name,
			typedValue(field, Reflect.get(members, field.name)),
		]),
	);
}

const listed = (of: string, fields: readonly EditField[], all: readonly object[]): Typed =>
	Object.assign(
		{},
		...all.map((one, at) => typedMembers([slugField, ...fields], one, `${of}.${at}.`)),
	);

/** The members of a phase, those of its protocol beside the others. */
const flat = (phase: ChallengeDocument["phases"][number]) => ({
	...phase,
	...typedProtocol(phase.protocol),
});

/** A document as the form shows it. */
export const typedOf = (document: ChallengeDocument): Typed => ({
	...typedMembers(heads, document, ""),
	...listed("phases", [...phaseFields, ...protocolFields], document.phases.map(flat)),
	...listed("pages", pageFields, document.pages),
});

function readValue(field: EditField, text: string): unknown {
	const { name, kind } = field;
	if (kind === "check") return text === "yes";
	if (text.trim() === "" && nullable.has(name)) return null;
	if (kind === "instant") return pickedInstant(text);
	if (kind === "number" || numbers.has(name))
		return /^\d+$/.test(text.trim()) ? Number(text) : text;
	return text;
}

const readMembers = (fields: readonly EditField[], typed: Typed, prefix: string) =>
	Object.fromEntries(
		fields.map((field) => [field.name, readValue(field, typed[prefix + field.name] ?? "")]),
	);

const isKept = (of: string, typed: Typed) => (at: number) => typed[`${of}.${at}.remove`] !== "yes";

/** What the form says, for the document's schema to judge. */
export function documentOf(typed: Typed, fixed: { slug: string; dataset: string }): object {
	const kept = (of: "phases" | "pages") =>
		placesOf(of, typed)
			.filter(isKept(of, typed))
			.map((at) => `${of}.${at}.`);
	return {
		onset: 1,
		...fixed,
		...readMembers(heads, typed, ""),
		phases: kept("phases").map((prefix) => ({
			...readMembers([slugField, ...phaseFields], typed, prefix),
			protocol: protocolOf(typed, prefix),
		})),
		pages: kept("pages").map((prefix) => readMembers([slugField, ...pageFields], typed, prefix)),
	};
}

/**
 * The control that a problem's pointer is about, and the members within what it holds; the list of
 * phases or pages may have been longer in the form.
 */
export function placeOf(pointer: string, typed: Typed): { control: string; inner: string[] } {
	const [, first = "", ...rest] = pointer.split("/");
	const [place, member = "slug", ...inner] = rest;
	if ((first !== "phases" && first !== "pages") || place === undefined)
		return { control: first, inner: rest };
	const at = placesOf(first, typed).filter(isKept(first, typed))[Number(place)];
	return member === "protocol"
		? { control: `${first}.${at}.${protocolControl(inner)}`, inner: [] }
		: { control: `${first}.${at}.${member}`, inner };
}
