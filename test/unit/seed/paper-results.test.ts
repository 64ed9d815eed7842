import assert from "node:assert/strict";
import { test } from "node:test";
import { type PaperResult, type PaperTable, paperResults } from "#drizzle/seed/paper-results.ts";
import { readTable, table3, table4, table5, table6 } from "./printed-tables.ts";

const pretrainings = ["CK+", "AFEW", "DFEW"] as const;
const byPretraining: readonly [PaperTable, string][] = [
	["Table 4", table4],
	["Table 5", table5],
	["Table 6", table6],
];

/** The paper's name of a feature extractor, in the seed's words. */
function extractorOf(printed: string): string {
	const name = printed.replace("Resnet", "ResNet-");
	if (name.startsWith("Two TSN")) return `${name.slice(4)} RGB + flow`;
	return name.startsWith("Two ") ? `${name.slice(4)} face + context` : `${name} face`;
}
const keyOf = (row: PaperResult) =>
	`${row.network} ${row.backbone} ${row.streams} ${row.pretraining}`;
const rowOf = (key: string) => {
	const row = paperResults.find((result) => keyOf(result) === key);
	assert.ok(row, `no row ${key}`);
	return row;
};
const mean = (values: readonly number[]) =>
	values.reduce((sum, value) => sum + value, 0) / values.length;
const round2 = (value: number) => Math.round(value * 100) / 100;
/** AUC by pre-training data of a BMN row, averaged as tables 5 and 6 do. */
const average = (extractor: string) =>
	mean(pretrainings.map((pretraining) => rowOf(`BMN ${extractor} ${pretraining}`).auc));

/** Every AUC that a table prints: table 3's column and the cells of tables 4, 5 and 6. */
function printedCells(): { table: PaperTable; key: string; auc: number }[] {
	const third = readTable(table3).map(({ words, figures }) => {
		const [, network = "", extractor = ""] = /^(\S+) (.*) \S+$/.exec(words) ?? [];
		const named = extractor === "Two TSN" ? "Two TSN (Resnet18)" : extractor;
		const key = `${network} ${extractorOf(named)} DFEW`;
		return { table: "Table 3" as const, key, auc: figures[5] ?? Number.NaN };
	});
	const others = byPretraining.flatMap(([table, text]) =>
		readTable(text)
			.filter(({ words }) => words !== "Average")
			.flatMap(({ words, figures }) =>
				pretrainings.map((pretraining, at) => ({
					table,
					key: `BMN ${extractorOf(words)} ${pretraining}`,
					auc: figures[at] ?? Number.NaN,
				})),
			),
	);
	return [...third, ...others];
}

test("a paper-reported row is there once for each network, backbone, streams and pre-training", () => {
	assert.equal(new Set(paperResults.map(keyOf)).size, paperResults.length);
	assert.equal(paperResults.length, 48);
	assert.equal(new Set(printedCells().map(({ key }) => key)).size, 48);
});

test("every cell the paper prints is the figure of its row, and cites its table", () => {
	for (const { table, key, auc } of printedCells()) {
		assert.equal(rowOf(key).auc, auc, `${table}: ${key}`);
	}
	const cited = paperResults.flatMap((row) => row.tables.map((table) => `${table} ${keyOf(row)}`));
	const printed = printedCells().map(({ table, key }) => `${table} ${key}`);
	assert.deepEqual(cited.sort(), printed.sort());
});

test("recall figures are those of table 3, and only where table 3 gives them", () => {
	const given = paperResults.filter((row) => row.tables.includes("Table 3"));
	assert.deepEqual(
		given.map(({ ar1, ar5, ar10, ar50, ar100, auc }) => [ar1, ar5, ar10, ar50, ar100, auc]),
		readTable(table3).map(({ figures }) => figures),
	);
	assert.deepEqual(
		given.map((row) => row.fashion),
		readTable(table3).map(({ words }) => words.split(" ").at(-1)?.toLowerCase()),
	);
	for (const row of paperResults.filter((result) => !given.includes(result))) {
		assert.ok(!("ar1" in row || "ar5" in row || "ar10" in row || "ar50" in row || "ar100" in row));
	}
});

test("tables that overlap agree in every figure", () => {
	const cells = printedCells();
	const disagreements = cells.filter(({ key, auc }) =>
		cells.some((other) => other.key === key && other.auc !== auc),
	);
	assert.deepEqual(disagreements, []);
	assert.equal(cells.length - new Set(cells.map(({ key }) => key)).size, 28);
});

test("the two-stream TSN of table 3 is table 5's ResNet-18, and neither of the others", () => {
	const printed = readTable(table3).at(-1)?.figures[5];
	const same = ["ResNet-18", "ResNet-50", "ResNet-101"].filter(
		(cnn) => rowOf(`BMN TSN (${cnn}) RGB + flow DFEW`).auc === printed,
	);
	assert.deepEqual(same, ["ResNet-18"]);
});

test("every average the paper prints is the average of its cells", () => {
	const columns = readTable(table4);
	pretrainings.forEach((_, at) => {
		const cells = columns.slice(0, 3).map(({ figures }) => figures[at] ?? Number.NaN);
		assert.equal(round2(mean(cells)), columns[3]?.figures[at]);
	});
	for (const { words, figures } of [...readTable(table5), ...readTable(table6)]) {
		assert.equal(round2(average(extractorOf(words))), figures[3], words);
	}
});

test("an AUC lies where a rising curve through the printed recalls puts it", () => {
	for (const { ar1, ar5, ar10, ar50, ar100, auc, backbone } of paperResults) {
		if (!(ar1 && ar5 && ar10 && ar50 && ar100)) continue;
		const least = 0.04 * ar1 + 0.05 * ar5 + 0.4 * ar10 + 0.5 * ar50;
		const most = 0.04 * ar5 + 0.05 * ar10 + 0.4 * ar50 + 0.5 * ar100;
		assert.ok(least <= auc && auc <= most, `${backbone}: ${least} <= ${auc} <= ${most}`);
	}
});

test("what the text claims of the tables holds, but for the claims listed here", () => {
	const c3d = (pretraining: string) => rowOf(`BMN C3D face ${pretraining}`).auc;
	const tsn = mean(["18", "50", "101"].map((cnn) => average(`TSN (ResNet-${cnn}) RGB + flow`)));
	const tableFive3d = mean([average("C3D face"), average("R3D face")]);
	const all3d = mean([average("C3D face"), average("R3D face"), average("R2Plus1D face")]);
	const claims = [
		["DFEW raises C3D by 12.41 over CK+", round2(c3d("DFEW") - c3d("CK+")) === 12.41],
		["DFEW raises C3D by 11.46 over AFEW", round2(c3d("DFEW") - c3d("AFEW")) === 11.46],
		["TSN is 12.5 above 3D networks", [tableFive3d, all3d].some((x) => near(tsn - x, 12.5))],
		["VGG19-LSTM has the highest AUC", best("auc") === "VGG19-LSTM"],
		["VGG19-LSTM has the best AR@1", best("ar1") === "VGG19-LSTM"],
		[
			"VGG19-LSTM has the best AR@5 to AR@100",
			(["ar5", "ar10", "ar50", "ar100"] as const).every((name) => best(name) === "VGG19-LSTM"),
		],
		["a context stream lowers every AUC", raisedByContext().length === 0],
	] as const;
	assert.deepEqual(
		claims.filter(([, holds]) => !holds).map(([claim]) => claim),
		[
			"TSN is 12.5 above 3D networks",
			"VGG19-LSTM has the best AR@1",
			"a context stream lowers every AUC",
		],
	);
	assert.deepEqual(
		[tableFive3d, all3d, average("R3D face")].map((x) => round2(tsn - x)),
		[11.1, 11.74, 12.62],
	);
	assert.deepEqual(raisedByContext(), ["C3D DFEW", "ResNet-50-LSTM AFEW", "ResNet-50-LSTM DFEW"]);
});

test("DFEW is the best pre-training of every backbone; AFEW is below CK+ for three, none of them 3D", () => {
	const auc = (row: PaperResult, pretraining: string) =>
		rowOf(`BMN ${row.backbone} ${row.streams} ${pretraining}`).auc;
	const extractors = paperResults.filter(
		(row) => row.network === "BMN" && row.pretraining === "CK+",
	);
	for (const row of extractors) {
		assert.ok(auc(row, "DFEW") > Math.max(row.auc, auc(row, "AFEW")), row.backbone);
	}
	assert.deepEqual(
		extractors
			.filter((row) => auc(row, "AFEW") < row.auc)
			.map((row) => `${row.backbone} ${row.streams}`),
		["ResNet-50-LSTM face", "TSN (ResNet-50) RGB + flow", "TSN (ResNet-101) RGB + flow"],
	);
});

const near = (value: number, claimed: number) => Math.abs(value - claimed) <= 0.05;

function best(figure: "auc" | "ar1" | "ar5" | "ar10" | "ar50" | "ar100"): string | undefined {
	const [first] = [...paperResults].sort((x, y) => (y[figure] ?? 0) - (x[figure] ?? 0));
	return first?.backbone;
}

function raisedByContext(): string[] {
	return ["C3D", "ResNet-50-LSTM", "VGG19-LSTM"].flatMap((backbone) =>
		pretrainings
			.filter((pretraining) => {
				const face = rowOf(`BMN ${backbone} face ${pretraining}`).auc;
				return rowOf(`BMN ${backbone} face + context ${pretraining}`).auc > face;
			})
			.map((pretraining) => `${backbone} ${pretraining}`),
	);
}
