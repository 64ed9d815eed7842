import { expect, type Page, test } from "playwright/test";
import { signInAs } from "#test/support/pages.ts";

const challenge = "sdfe-lv-spotting";
const board = `/challenges/${challenge}/validation`;
const desk = `/organize/challenges/${challenge}/rescorings`;
const note = "Matches were asked for too strictly: from now on half an overlap is enough.";

/** What the board shows of each method, as a program reads it. */
async function scoresOf(page: Page): Promise<Map<string, number>> {
	const answer = await page.request.get(`/api/v1/challenges/${challenge}/phases/validation/board`);
	const { groups }: { groups: { rows: { method: string; kind: string; score: number }[] }[] } =
		await answer.json();
	const rows = groups.flatMap((group) => group.rows).filter(({ kind }) => kind !== "reported");
	return new Map(rows.map(({ method, score }) => [method, score]));
}

test("a mistake is found; the phase is rescored, previewed and published; the board and each result say so", async ({
	page,
	browser,
}) => {
	test.setTimeout(150_000);
	const visitor = await (await browser.newContext()).newPage();
	await expect.poll(async () => (await scoresOf(visitor)).size).toBeGreaterThan(1);
	const before = await scoresOf(visitor);

	await signInAs(page, "organizer", desk);
	const phase = page.locator("details", { has: page.getByText("Validation", { exact: true }) });
	await phase.locator("> summary").click();
	await phase.getByText("Another protocol").click();
	const thresholds = phase.getByLabel("tIoU thresholds");
	await phase.getByLabel("What was wrong").fill(note);
	await phase.getByRole("button", { name: "Begin to rescore" }).click();
	await expect(page.getByText("Nothing would be different")).toBeVisible();

	// What was typed stays, and the form stays unfolded.
	await thresholds.fill("0.5");
	await expect(phase.getByLabel("What was wrong")).toHaveValue(note);
	await phase.getByRole("button", { name: "Begin to rescore" }).click();
	await page.waitForURL(`**${desk}/*`);
	await expect(page.getByText("All are there.")).toBeVisible({ timeout: 120_000 });
	await expect(page.getByText("ready to publish")).toBeVisible();
	expect(await scoresOf(visitor), "the board keeps its figures").toEqual(before);

	const rows = page
		.getByRole("region", { name: "What publishing would change" })
		.locator("tbody tr");
	await expect(rows).toHaveCount(before.size);
	const [[method = ""] = []] = before;
	await page.getByLabel("Method or team").fill(method);
	await page.getByRole("button", { name: "Show" }).click();
	await expect(rows.first()).toContainText(method);
	const csv = await page.request.get(
		(await page.getByRole("link", { name: "This table as CSV" }).getAttribute("href")) ?? "",
	);
	expect(await csv.text()).toContain(method);

	await page.getByText("Publish the new figures …").click();
	await page.getByRole("button", { name: "Publish now" }).click();
	await expect(page.getByText("The board shows the new figures.")).toBeVisible();
	const after = await scoresOf(visitor);
	for (const [name, score] of before) expect(after.get(name), name).toBeGreaterThan(score);
	await visitor.goto(board);
	await expect(visitor.getByText(note)).toBeVisible();
	await visitor.goto(`/challenges/${challenge}/changes`);
	await expect(visitor.getByText(note)).toBeVisible();
	expect((await visitor.goto(desk))?.url()).toContain("/sign-in");
});

test("a rescoring can be begun, followed and abandoned without JavaScript", async ({ browser }) => {
	test.setTimeout(180_000);
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	await signInAs(page, "organizer", desk);
	const phase = page.locator("details", { has: page.getByText("Validation", { exact: true }) });
	await phase.locator("> summary").click();
	await phase.getByText("Another protocol").click();
	await phase.getByLabel("Proposals a video, at most").fill("999");
	await phase.getByLabel("What was wrong").fill("One proposal a video too many was taken.");
	await phase.getByRole("button", { name: "Begin to rescore" }).click();
	await page.waitForURL(`**${desk}/*`);
	await expect(async () => {
		await page.reload();
		await expect(page.getByText("All are there.")).toBeVisible({ timeout: 1000 });
	}).toPass({ timeout: 120_000 });
	await page.getByText("Abandon the rescoring …").click();
	await page.getByRole("button", { name: "Abandon it now" }).click();
	await expect(
		page.getByText("The rescoring was abandoned; the board is as it was."),
	).toBeVisible();
});
