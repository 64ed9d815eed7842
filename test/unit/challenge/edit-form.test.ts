import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { movedUp } from "#app/(organizer)/organize/challenges/[challenge]/edit/typed.ts";
import {
	documentOf,
	placeOf,
	typedOf,
} from "#app/(organizer)/organize/challenges/[challenge]/edit/typed-document.ts";
import {
	protocolOf,
	typedProtocol,
} from "#app/(organizer)/organize/challenges/[challenge]/edit/typed-protocol.ts";
import { checkDocument } from "#lib/challenge/index.ts";
import { durationBinName, type Protocol, protocolInput } from "#lib/scoring/index.ts";
import { anyDocument, someBasis } from "#test/support/challenge-documents.ts";

const ascending = fc
	.uniqueArray(fc.integer({ min: 1, max: 9999 }), { minLength: 1, maxLength: 6 })
	.map((all) => all.sort((a, b) => a - b));

const bins = fc.tuple(fc.oneof(fc.constant([]), ascending), fc.boolean()).map(([bounds, isNamed]) =>
	[...bounds, null].map((bound, at) => {
		const aboveSeconds = at === 0 ? null : (bounds[at - 1] ?? 0) / 7;
		const upToSeconds = bound === null ? null : bound / 7;
		const name = isNamed ? `bin, ${at}` : durationBinName(aboveSeconds, upToSeconds);
		return { name, aboveSeconds, upToSeconds };
	}),
);

const protocols: fc.Arbitrary<Protocol> = fc
	.record({
		evaluator: fc.constantFrom("proposals", "spotting-f1", "detection-map"),
		thresholds: ascending.map((all) => all.map((one) => one / 9999)),
		durationBins: bins,
		unknownVideos: fc.constantFrom("reject", "count"),
		maxProposalsPerVideo: fc.integer({ min: 1, max: 1_000_000 }),
	})
	.map(({ evaluator, thresholds, ...shared }) =>
		protocolInput.parse({
			...shared,
			evaluator,
			...(evaluator === "spotting-f1"
				? { tiouThreshold: thresholds[0] }
				: { tiouThresholds: thresholds }),
		}),
	);

/** As a browser sends what it was given. */
const sent = (typed: Record<string, string>) =>
	Object.fromEntries(
		Object.entries(typed).map(([name, text]) => [name, text.replaceAll("\n", "\r\n")]),
	);

test("any protocol that a form shows and sends back is the same, to the last digit", () => {
	fc.assert(
		fc.property(protocols, (protocol) => {
			assert.deepEqual(protocolInput.parse(protocolOf(sent(typedProtocol(protocol)))), protocol);
		}),
	);
});

test("any challenge that a form shows and sends back is the same", () => {
	fc.assert(
		fc.property(anyDocument(someBasis, "a-challenge"), (document) => {
			const { slug, dataset } = document;
			const checked = checkDocument(documentOf(sent(typedOf(document)), { slug, dataset }));
			assert.deepEqual(checked, { ok: true, document });
		}),
	);
});

const wrong: Record<string, [typed: Record<string, string>, control: string]> = {
	"a threshold that is a word": [{ tiouThresholds: "0.5, half" }, "tiouThresholds"],
	"two thresholds of F1": [
		{ evaluator: "spotting-f1", tiouThresholds: "0.5, 0.6" },
		"tiouThresholds",
	],
	"bins that do not ascend": [{ durationBins: "4, 0.5" }, "durationBins"],
	"a bound that is a word": [{ durationBins: "0.5, four" }, "durationBins"],
	"a name too few": [{ binNames: "short; long" }, "binNames"],
	"a name too many": [{ binNames: "a; b; c; d" }, "durationBins"],
	"no number of proposals": [{ maxProposalsPerVideo: "" }, "maxProposalsPerVideo"],
	"an evaluator that is none": [{ evaluator: "best" }, "evaluator"],
};

for (const [what, [typed, control]] of Object.entries(wrong))
	test(`${what} is refused, and marked where it was typed`, () => {
		const [document] = fc.sample(
			anyDocument(someBasis, "a-challenge").filter(({ phases }) => phases.length > 0),
			1,
		);
		assert.ok(document);
		const changed = Object.fromEntries(
			Object.entries(typed).map(([name, text]) => [`phases.0.protocol.${name}`, text]),
		);
		const form = { ...typedOf(document), ...changed };
		const checked = checkDocument(documentOf(form, document));
		assert.ok(!checked.ok);
		for (const { path } of checked.problems)
			assert.equal(placeOf(`/${path.join("/")}`, form).control, `phases.0.protocol.${control}`);
	});

test("a phase of the form moves up past the one above it, and the first stays where it is", () => {
	const [document] = fc.sample(
		anyDocument(someBasis, "a-challenge").filter(({ phases }) => phases.length === 3),
		1,
	);
	assert.ok(document);
	// Places have gaps where something was taken away.
	const typed = Object.fromEntries(
		Object.entries(typedOf(document)).map(([name, text]) => [
			name.replace(/^phases\.2\./, "phases.5."),
			text,
		]),
	);
	const slugs = (form: Record<string, string>) =>
		(Reflect.get(documentOf(form, document), "phases") as { slug: string }[]).map(
			({ slug }) => slug,
		);
	assert.deepEqual(slugs(movedUp("phases", 5, typed)), ["phase-0", "phase-2", "phase-1"]);
	assert.deepEqual(movedUp("phases", 0, typed), typed);
});
