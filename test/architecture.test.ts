import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";

const root = path.resolve(import.meta.dirname, "..");
const read = (file: string) => readFileSync(path.join(root, file), "utf8");
const filesUnder = (folder: string, ending: string) =>
	readdirSync(path.join(root, folder), { recursive: true })
		.map((name) => path.join(folder, String(name)))
		.filter((name) => name.endsWith(ending));

/** Sources of a feature's verbs: files that export an async function taking a Context and write. */
const verbs = filesUnder("lib", ".ts").filter((file) => {
	const text = read(file);
	return /export async function \w+\(\s*ctx: Context/.test(text) && text.includes("inTransaction(");
});

/** Loaders that ask before they give, so that the verbs which begin with them need not. */
const askingLoaders = {
	findDraft: "lib/publishing/find-version.ts",
	findDraftOf: "lib/publishing/find-version.ts",
	findUpload: "lib/publishing/own-upload.ts",
	organizedChallenge: "lib/challenge/organized-challenge.ts",
	labelledChallenge: "lib/label-sets/find-label-set.ts",
	findRescoring: "lib/rescoring/find-rescoring.ts",
	foundTeam: "lib/teams/found-team.ts",
};

test("every write verb asks the policy", () => {
	assert.ok(verbs.length >= 8, "the verbs are found at all");
	for (const [name, file] of Object.entries(askingLoaders)) {
		const [, body] = read(file).split(`export async function ${name}(`);
		assert.match(
			body?.split("\n}\n")[0] ?? "",
			/authorize\(|findDraftOf\(ctx|organizedChallenge\(ctx/,
			`${name} asks`,
		);
	}
	const asks = new RegExp(
		`authorize\\(|self\\(ctx\\)|(${Object.keys(askingLoaders).join("|")})\\((tx, )?ctx`,
	);
	const silent = verbs.filter((file) => !asks.test(read(file)));
	assert.deepEqual(silent, []);
});

const loggedElsewhere = [
	// The log has the change itself, in whose transaction the event was written. That the system told
	// of it, and when, stands on the event; a second line would only say the first one again.
	"lib/events/events.ts",
	// Work that a worker has taken up is no change yet; in whose hand it is stands beside the rescoring.
	"lib/rescoring/claim-rescores.ts",
];

test("every write verb leaves a line in the audit log", () => {
	assert.ok(
		loggedElsewhere.every((file) => verbs.includes(file)),
		"the exceptions are still some",
	);
	assert.match(read("lib/access/write-comment.ts"), /function writeComment\([\s\S]*record\(tx/);
	const silent = verbs.filter(
		(file) =>
			!loggedElsewhere.includes(file) &&
			!/record\(tx|transition\(|enterFile\(tx, ctx|foundTeam\(tx, ctx|fail\(tx, ctx|retryHeld\(tx, ctx|writeComment\(tx, ctx/.test(
				read(file),
			),
	);
	assert.deepEqual(silent, []);
});

test("no submission changes its state but through its table", () => {
	const writers = filesUnder("lib", ".ts").filter((file) =>
		/\.update\(submissions\)/.test(read(file)),
	);
	assert.deepEqual(writers, ["lib/submissions/transition.ts"]);
});

test("no request for access changes its state but through its table", () => {
	const writers = filesUnder("lib", ".ts").filter((file) =>
		/\.update\(accessRequests\)[^;]*\bstate:/.test(read(file)),
	);
	assert.deepEqual(writers, ["lib/access/transition.ts"]);
});

test("every API route is an operation of the OpenAPI document, and every operation has its route", () => {
	const table = filesUnder("app/api/v1/operations", ".ts").map(read).join("\n");
	const described = [...table.matchAll(/method: "(\w+)",\s*path: "([^"]+)"/g)].map(
		([, method, at]) => `${method} ${at}`,
	);
	const served = filesUnder("app/api/v1", "route.ts")
		.filter((file) => !file.includes("openapi.json"))
		.flatMap((file) => {
			const at = path
				.dirname(file)
				.replace("app/api/v1", "")
				.replace(/\[{1,2}(?:\.{3})?(\w+)\]{1,2}/g, "{$1}");
			return [...read(file).matchAll(/export const (\w+) = endpoint\(/g)].map(
				([, method]) => `${method} ${at}`,
			);
		});
	assert.ok(served.length > 15);
	assert.deepEqual(served.sort(), described.sort());
});

test("every configuration key is in docs/operations.md, and none is there that does not exist", () => {
	const keys = [...read("lib/config.ts").matchAll(/^\t([A-Z][A-Z0-9_]+):/gm)].map(([, key]) => key);
	const table = read("docs/operations.md").matchAll(/^\| (`[A-Z][^|]*`) *\|/gm);
	const documented = [...table].flatMap(([, names]) => names?.match(/[A-Z][A-Z0-9_]+/g) ?? []);
	const launcher = filesUnder("bin", ".mjs").map(read).join("\n");
	assert.ok(keys.length > 20);
	assert.deepEqual(
		keys.filter((key) => key && !documented.includes(key)),
		[],
		"keys without documentation",
	);
	assert.deepEqual(
		documented.filter((key) => !keys.includes(key) && !launcher.includes(key)),
		[],
		"documentation without keys",
	);
});

test("every error code is documented where problem details point to", () => {
	const source = read("lib/errors.ts");
	const union = source.slice(
		source.indexOf("ErrorCode ="),
		source.indexOf(";", source.indexOf("ErrorCode =")),
	);
	const codes = [...union.matchAll(/"(\w+)"/g)].map(([, code]) => code ?? "");
	assert.ok(codes.length >= 7);
	const page = read("app/(public)/docs/api/page.tsx");
	assert.deepEqual(
		codes.filter((code) => !page.includes(`${code}:`)),
		[],
	);
});

const pages = [...filesUnder("app", ".ts"), ...filesUnder("app", ".tsx")];

test("no form stands in a fold that would hide why it was refused", () => {
	const folds = pages.flatMap((file) =>
		[...read(file).matchAll(/<details[\s\S]*?<\/details>/g)].map(([fold]) => ({ file, fold })),
	);
	assert.ok(folds.length > 10);
	const own = "app/_components/fold.tsx";
	assert.match(read(own), /<details[^>]*open=\{isOpen \|\| props\.isAnswered\}/);
	const hiding = folds.filter(({ file, fold }) => file !== own && /<\w+Form\b/.test(fold));
	assert.deepEqual(hiding, []);
});

// React takes a reference that is bound anew in each rendering for one that is still on its way, and
// the page that should say why a form was refused never comes, where no script runs.
test("an action is bound where the page is made, not in the browser's code", () => {
	const binding = pages.filter(
		(file) => file.endsWith(".client.tsx") && /\.bind\(/.test(read(file)),
	);
	assert.deepEqual(binding, []);
});

test("no page prints what its address says: a sentence in an address is sealed, and opened in one place", () => {
	const asking = pages.filter((file) => read(file).includes("searchParams"));
	assert.ok(asking.length > 30);
	const printing = asking.flatMap((file) => {
		const source = read(file);
		const taken = [...source.matchAll(/const \{([^}]*)\} = await [\w.]*searchParams/g)]
			.flatMap(([, names]) => (names ?? "").split(","))
			.map((name) => name.replace(/^.*[:.]/, "").trim())
			.filter((name) => name !== "");
		const named = taken.length > 0 ? `|${taken.join("|")}` : "";
		// As a child, in one line or alone in its own, and in a sentence.
		const printed = new RegExp(
			`(?:^\\s*|>)\\{((?:asked|query|search)\\.\\w+${named})\\}(?:$|<)|words\\.\\w+\\((?:${taken.join("|") || "(?!)"})\\)`,
			"gm",
		);
		return [...source.matchAll(printed)].map(([what]) => `${file}: ${what}`);
	});
	assert.deepEqual(printing, []);
	const unsealed = pages.filter((file) => /[?&](done|refused|problem|said)=\$/.test(read(file)));
	assert.deepEqual(unsealed, []);
	assert.deepEqual(
		pages.filter((file) => read(file).includes("openSentence")),
		["app/_http/telling.ts"],
	);
});

test("the web has no way to the hidden labels: neither the code nor the name of the worker's keys", () => {
	const web = [...filesUnder("app", ".ts"), ...filesUnder("app", ".tsx")];
	const reaching = web.filter((file) => /hidden-labels|S3_WORKER/.test(read(file)));
	assert.deepEqual(reaching, []);
	const readers = filesUnder("lib", ".ts").filter((file) =>
		read(file).includes("hidden-labels/index"),
	);
	assert.deepEqual(readers, [], "no feature enters the labels, so no page can through one");
	const naming = [...filesUnder("lib", ".ts"), ...web].filter((file) =>
		/S3_LABELS_BUCKET/.test(read(file)),
	);
	assert.deepEqual(
		naming.sort(),
		["lib/config.ts", "lib/hidden-labels/index.ts", "lib/storage/labels.ts"],
		"who else knew the bucket could reach into it",
	);
	const writes = read("lib/storage/labels.ts");
	assert.doesNotMatch(writes, /GetObject|HeadObject|ListObjects|DeleteObject|readObject|digest/);
});
