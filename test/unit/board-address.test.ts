import assert from "node:assert/strict";
import { test } from "node:test";
import { NextRequest } from "next/server";
import {
	arrangementOf,
	boardQuery,
	sortedBy,
	withBreakdown,
	withoutFacets,
	withoutValue,
} from "#app/_components/board/address.ts";
import { spreadLabels } from "#app/_components/charts/spread-labels.ts";
import { type Arrangement, arrange, arrangementInput, type Board } from "#lib/leaderboard/index.ts";
import { defaultProtocol, describeEvaluator } from "#lib/scoring/index.ts";
import { config, proxy } from "../../proxy.ts";

const queryOf = (query: string) => arrangementOf(new URLSearchParams(query));

const board = "http://localhost:3000/challenges/sdfe-lv-spotting/test";

const emptyBoard: Board = {
	challenge: { slug: "c", title: "C", demonstrationNotice: null },
	phase: { slug: "p", title: "P", isHiddenSplit: true },
	evaluator: describeEvaluator(defaultProtocol),
	revision: 1,
	...{ freeze: null, labelQuestions: null, hasStepRule: false, tombstones: [] },
	values: {},
	rows: [],
};

/** The page that an address is answered with. */
function pageOf(query: string): URL {
	const answer = proxy(new NextRequest(`${board}${query}`));
	return new URL(answer.headers.get("x-middleware-rewrite") ?? "none:");
}

test("every name that arranges a board leaves the cached page", () => {
	const named = config.matcher.flatMap(({ has }) => has.map(({ key }) => key));
	assert.deepEqual(named.sort(), Object.keys(arrangementInput.shape).sort());
});

test("somebody else's parameters, and unknown values, make no page of their own", () => {
	const plain = pageOf("?network=BMN&breakdown=duration");
	assert.equal(plain.href, `${board}/view/${encodeURIComponent("breakdown=duration&network=BMN")}`);
	for (const more of [
		"utm_source=mail",
		"fbclid=1&utm_campaign=x",
		"group=nothing",
		"kind=nothing",
	])
		assert.equal(pageOf(`?${more}&network=BMN&breakdown=duration`).href, plain.href, more);
});

test("the order in which a view was chosen, and a choice said twice, make no page of their own", () => {
	const page = pageOf("?kind=baseline&kind=scored&sort=auc").href;
	assert.equal(pageOf("?sort=auc&kind=scored&kind=baseline&kind=scored").href, page);
});

test("an address that spells out the default is the plain page", () => {
	assert.equal(pageOf("?breakdown=overall&sort=rank&utm_source=mail").href, board);
	assert.equal(pageOf("?breakdown=nothing&order=up").href, board);
});

test("the default board has no query, so it has one address", () => {
	assert.equal(boardQuery(arrangementInput.parse({})), "");
});

test("an arrangement survives its own address", () => {
	const arrangement = arrangementInput.parse({
		breakdown: "duration",
		group: "network",
		sort: "auc.(0.5,4]",
		order: "asc",
		kind: ["baseline", "scored"],
		backbone: "TSN (ResNet-50)",
		streams: ["RGB + flow"],
	});
	assert.deepEqual(queryOf(boardQuery(arrangement)), arrangement);
});

test("a sort by a column of one breakdown ends with that breakdown", () => {
	const sliced = arrangementInput.parse({
		breakdown: "duration",
		sort: "auc.(0.5,4]",
		order: "asc",
	});
	const seen = (arrangement: Arrangement) => arrange(emptyBoard, arrangement);
	assert.equal(boardQuery(withBreakdown(seen(sliced), "category")), "?breakdown=category");
	const common = arrangementInput.parse({ breakdown: "duration", sort: "auc" });
	assert.equal(boardQuery(withBreakdown(seen(common), "overall")), "?sort=auc");
	const overall = arrangementInput.parse({ sort: "ar10" });
	assert.equal(boardQuery(withBreakdown(seen(overall), "duration")), "?breakdown=duration");
});

test("sorting by another column forgets the direction of the last", () => {
	const sorted = arrangementInput.parse({ sort: "auc", order: "asc" });
	assert.equal(boardQuery(sortedBy(sorted, { key: "team" }, null)), "?sort=team");
	assert.equal(boardQuery(sortedBy(sorted, { key: "auc" }, "desc")), "?sort=auc&order=desc");
});

test("a choice can be taken back alone, and all of them at once", () => {
	const chosen = arrangementInput.parse({ network: ["BMN", "BSN"], kind: "scored" });
	assert.equal(boardQuery(withoutValue(chosen, "network", "BMN")), "?network=BSN&kind=scored");
	assert.equal(boardQuery(withoutFacets(chosen)), "");
});

test("labels that would stand on each other are moved apart and stay in the plot", () => {
	const placed = spreadLabels([100, 98, 99, 10], { gap: 16, from: 0, to: 110 });
	const ascending = [...placed].sort((a, b) => a - b);
	for (const [index, at] of ascending.entries()) {
		assert.ok(at >= 0 && at <= 110);
		if (index > 0) assert.ok(at - (ascending[index - 1] ?? 0) >= 16);
	}
	assert.equal(placed[3], 10);
	assert.ok((placed[1] ?? 0) < (placed[2] ?? 0) && (placed[2] ?? 0) < (placed[0] ?? 0));
});
