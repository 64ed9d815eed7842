import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, type Page, test } from "playwright/test";
import { makeMicroLabels, spotters } from "#lib/demonstration/index.ts";
import { describeMethod, freshAddress, signIn, signInAs } from "#test/support/pages.ts";

const slug = `detection-${randomUUID().slice(0, 6)}`;
const board = `/challenges/${slug}/test`;

const demonstration = readFileSync(
	new URL("../../../docs/micro-spotting-challenge.yaml", import.meta.url),
	"utf8",
);

/** The micro-expression demonstration as a challenge of detection, with the step rule or without. */
function documentOf(hasStepRule: boolean): string {
	return demonstration
		.replace("slug: micro-spotting", `slug: ${slug}`)
		.replace("title: Micro-expression spotting", "title: Micro-expression detection")
		.replace(
			/evaluator: spotting-f1\n.*\n/,
			"evaluator: detection-map\n      tiouThresholds: [0.3, 0.5, 0.7]\n",
		)
		.replace('rules: ""', "rules: Every detection carries a label.")
		.replace("hasStepRule: false", `hasStepRule: ${hasStepRule}`);
}

const file = (name: string, content: unknown) => ({
	name,
	mimeType: "application/json",
	buffer: Buffer.from(JSON.stringify(content)),
});

type Content = ReturnType<(typeof spotters)[number]["generate"]>;

/** With one label on every segment. */
const labelled = ({ results, ...rest }: Content, label: string) => ({
	...rest,
	results: Object.fromEntries(
		Object.entries(results).map(([video, found]) => [
			video,
			found.map((proposal) => ({ ...proposal, label })),
		]),
	),
});

async function openChallenge(page: Page): Promise<void> {
	await signInAs(page, "organizer", "/organize/challenges");
	await page.getByText("Begin from a file").click();
	const text = page.getByLabel("The file (YAML or JSON)");
	const stepped = documentOf(true);
	await text.fill(stepped);
	await page.getByRole("button", { name: "Do it" }).click();
	const problem = page.getByRole("row").filter({ hasText: "There is no step with this evaluator" });
	const lines = stepped.split("\n");
	const line = lines.findIndex((each) => each.includes("hasStepRule")) + 1;
	await expect(problem.getByRole("cell").first()).toHaveText(String(line));
	await text.fill(documentOf(false));
	await page.getByRole("button", { name: "Do it" }).click();
	await page.waitForURL(`**/organize/challenges/${slug}**`);
	await page.getByRole("button", { name: "Make it public" }).click();
	await expect(page.getByText("Public since")).toBeVisible();
}

test("a challenge of detection, from its file to the board: labels asked for, mAP at each threshold, precision over recall", async ({
	page,
	browser,
}) => {
	test.setTimeout(400_000);
	await openChallenge(await (await browser.newContext()).newPage());

	const [first, last] = [spotters.at(0), spotters.at(-1)].map((spotter) =>
		spotter?.generate(makeMicroLabels(), 0.5),
	);
	if (!first || !last) throw new Error("the demonstration has no spotters");
	const method = "Detects with labels";
	await signIn(page, freshAddress(), `${board}/submit`);
	await page.getByRole("button", { name: "I have read version 1 and accept it" }).click();
	// No person fills in a method before the answer to their yes is there.
	await expect(page.getByText("You have accepted version 1.")).toBeVisible();
	await describeMethod(page, method);
	const chosen = page.getByLabel("Proposal file");
	await chosen.setInputFiles(file("unlabelled.json", first));
	await expect(page.getByText("nothing was sent, no attempt was used").first()).toBeVisible();
	await chosen.setInputFiles(file("labelled.json", last));
	await expect(page.getByText("The file is sound")).toBeVisible();
	await page.getByRole("button", { name: "Submit", exact: true }).click();
	await page.waitForURL("**/submissions/*");
	await expect(page.getByText("Average mAP").first()).toBeVisible({ timeout: 60_000 });
	await expect(page.getByText("mAP@0.3").first()).toBeVisible();
	await expect(page.getByText("95 % interval")).toHaveCount(0);
	await expect(page.getByText("There is no interval").first()).toBeVisible();
	await expect(page.getByRole("heading", { name: "Precision by recall" })).toBeVisible();
	await page.setViewportSize({ width: 390, height: 844 });
	const chart = page.getByRole("img", { name: "By duration of the clip" });
	const named = chart.locator("text").filter({ hasText: "Average mAP" });
	await expect(named.first()).toBeVisible();
	for (const one of await named.all())
		expect((await one.boundingBox())?.x, "its name is not cut off").toBeGreaterThan(0);
	await page.setViewportSize({ width: 1280, height: 720 });

	await page.goto(`${board}/submit`);
	await chosen.setInputFiles(file("positive.json", labelled(first, "positive")));
	await expect(page.getByText("The file is sound")).toBeVisible();
	await page.getByRole("button", { name: "Submit", exact: true }).click();
	await page.waitForURL("**/submissions/*");
	await expect(page.getByText("Average mAP").first()).toBeVisible({ timeout: 60_000 });

	await page.goto(board);
	const table = page.getByRole("table", { name: /^1 row$/ });
	await expect(table.getByRole("row").filter({ hasText: method })).toHaveCount(1);
	await expect(
		table.getByRole("columnheader").filter({ hasText: /^(Average mAP|mAP@0\.[357])$/ }),
	).toHaveCount(4);
	await expect(page.getByText("AR@")).toHaveCount(0);
	const csv = await page.request.get(`/api/v1${board.replace("/test", "/phases/test")}/board.csv`);
	expect(await csv.text()).toContain("mAP@0.5");
});
