import { randomUUID } from "node:crypto";
import { expect, type Page, test } from "playwright/test";
import { captainOf, newBrowser, send, spotted } from "#test/support/compete-pages.ts";
import { signInAs } from "#test/support/pages.ts";

const slug = "micro-spotting";
const challenge = `/challenges/${slug}`;
const phase = `${challenge}/test`;
const desk = `/organize/challenges/${slug}`;

async function disqualify(organizer: Page, id: string, reason: string): Promise<void> {
	await signInAs(organizer, "organizer", `${desk}/submissions?text=${id}`);
	await organizer.locator(`a[href$="${id}"]`).first().click();
	await organizer.getByText("Disqualify it …").click();
	await organizer.getByLabel("Reason").first().fill(reason);
	await organizer.getByLabel("How to appeal").fill("Write to the organizers within a week.");
	await organizer.getByRole("button", { name: "Disqualify it now" }).click();
	await expect(organizer.getByText("Disqualified: it is off the board")).toBeVisible();
}

async function reinstateAndVerify(organizer: Page): Promise<void> {
	await organizer.getByText("Reinstate it …").click();
	await organizer.getByLabel("Why it stands again").fill("The code was shown.");
	await organizer.getByRole("button", { name: "Reinstate it" }).click();
	await expect(organizer.getByText("Reinstated: it is on the board again.")).toBeVisible();
	await organizer.getByText("Mark it verified …").click();
	await organizer.getByLabel("What was seen: code or weights").fill("Weights were run.");
	await organizer.getByRole("button", { name: "Mark it verified" }).click();
	await expect(organizer.getByText("Marked as verified.")).toBeVisible();
}

test("two teams compete; one is disqualified with a reason, reads why, is reinstated and verified", async ({
	browser,
}) => {
	test.setTimeout(180_000);
	const tag = randomUUID().slice(0, 6);
	const [best, second] = [`Best ${tag}`, `Second ${tag}`];
	const reason = `Made by hand ${tag}.`;
	const ana = await captainOf(browser, challenge, `Alpha ${tag}`);
	const bo = await captainOf(browser, challenge, `Beta ${tag}`);
	const file = spotted(3);
	const id = await send(ana, phase, { method: best, file });
	await send(bo, phase, { method: second, file: spotted(1) });

	const public_ = await newBrowser(browser);
	const rows = public_.getByRole("table", { name: /rows/ }).getByRole("row");
	await public_.goto(`${phase}?kind=scored`);
	await expect(rows.filter({ hasText: second })).toBeVisible();
	const shown = (await rows.allTextContents()).flatMap(
		(text) => [best, second].find((method) => text.includes(method)) ?? [],
	);
	expect(shown, "the better file stands before the other").toEqual([best, second]);

	// The same bytes again: no attempt is used, the earlier result is the answer.
	await ana.goto(`${phase}/submit`);
	await expect(ana.getByText("1 of 5 used")).toBeVisible();
	await ana.getByLabel("Proposal file").setInputFiles(file);
	await expect(ana.getByText("The file is sound")).toBeVisible();
	await ana.getByRole("button", { name: "Submit", exact: true }).click();
	await ana.waitForURL(`**/submissions/${id}*`);
	await ana.goto(`${phase}/submit`);
	await expect(ana.getByText("1 of 5 used")).toBeVisible();

	const organizer = await newBrowser(browser);
	await disqualify(organizer, id, reason);
	await expect(async () => {
		await public_.goto(phase);
		await expect(rows.filter({ hasText: best })).toHaveCount(0, { timeout: 500 });
	}).toPass();
	await expect(public_.locator(".tombstones li").filter({ hasText: best })).toBeVisible();
	await ana.goto(`/submissions/${id}`);
	await expect(ana.getByText(reason).first()).toBeVisible();
	await expect(ana.getByText("within a week").first()).toBeVisible();
	await expect(async () => {
		await ana.goto("/notices");
		await expect(ana.locator(`a[href*="${id}"]`).first()).toBeVisible({ timeout: 500 });
	}).toPass();

	await reinstateAndVerify(organizer);
	await expect(async () => {
		await public_.goto(phase);
		await expect(rows.filter({ hasText: best })).toContainText("verified", { timeout: 500 });
	}).toPass();

	await organizer.goto(`${desk}/audit`);
	await expect(
		organizer.getByRole("row").filter({ hasText: "submission.disqualify" }).first(),
	).toContainText(reason);
	expect((await ana.goto(`${desk}/audit`))?.status()).toBe(404);
});
