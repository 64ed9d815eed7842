import { randomUUID } from "node:crypto";
import { expect, type Page, test } from "playwright/test";
import { captainOf, newBrowser, send, spotted } from "#test/support/compete-pages.ts";
import { makeToken, signInAs } from "#test/support/pages.ts";

const secondsUntilFreeze = 20;

/** A public challenge like the spotting demonstration, whose board freezes in a moment. */
async function frozenSoon(organizer: Page): Promise<string> {
	const slug = `freeze-${randomUUID().slice(0, 8)}`;
	const api = "/api/v1/challenges";
	const { document } = await (await organizer.request.get(`${api}/micro-spotting/document`)).json();
	const freezesAt = new Date(Date.now() + secondsUntilFreeze * 1000).toISOString();
	const phases = document.phases.map((phase: object) => ({ ...phase, freezesAt }));
	const made = { ...document, slug, title: `Frozen ${slug}`, rules: "One account.", phases };
	const token = await makeToken(organizer, slug);
	const put = await organizer.request.put(`${api}/${slug}/document`, {
		data: { document: made, revision: "" },
		headers: { authorization: `Bearer ${token}` },
	});
	expect(put.ok(), await put.text()).toBe(true);
	await organizer.goto(`/organize/challenges/${slug}`);
	await organizer.getByRole("button", { name: "Make it public" }).click();
	await expect(organizer.getByText("The challenge is public.", { exact: true })).toBeVisible();
	return slug;
}

test("a board freezes at its instant, hides what comes later, and shows it when the organizers reveal it", async ({
	browser,
}) => {
	test.setTimeout(240_000);
	const organizer = await newBrowser(browser);
	await signInAs(organizer, "organizer");
	const slug = await frozenSoon(organizer);
	const challenge = `/challenges/${slug}`;
	const stateOf = async () => {
		const answer = await organizer.request.get(`/api/v1${challenge}/phases/test/board`);
		return (await answer.json()).freeze.state;
	};
	const ana = await captainOf(browser, challenge, "Alpha");
	await ana.goto(`${challenge}/rules`);
	await ana.getByRole("button", { name: "I have read version 1 and accept it" }).click();
	await expect(ana.getByText("You have accepted version 1.")).toBeVisible();
	await expect.poll(stateOf, { timeout: 90_000 }).toBe("frozen");
	await send(ana, `${challenge}/test`, { method: "Behind it", file: spotted(0) });
	await expect(ana.getByText("frozen").first()).toBeVisible();

	const stranger = await newBrowser(browser);
	await stranger.goto(`${challenge}/test`);
	await expect(stranger.getByText(/frozen/i).first()).toBeVisible();
	await expect(stranger.getByText("Behind it")).toHaveCount(0);
	const csv = await stranger.request.get(`/api/v1${challenge}/phases/test/board.csv`);
	expect(await csv.text()).not.toContain("Behind it");

	await organizer.goto(`/organize/challenges/${slug}/boards`);
	await organizer.getByRole("button", { name: "Reveal the board" }).click();
	await expect(organizer.getByText("Say that you know it cannot be taken back.")).toBeVisible();
	await expect(organizer.getByText("Revealed", { exact: true })).toHaveCount(0);
	await organizer.getByLabel("I know that this cannot be taken back").check();
	await organizer.getByRole("button", { name: "Reveal the board" }).click();
	await expect(organizer.getByText("Revealed", { exact: true })).toBeVisible();
	await expect(organizer.getByRole("button", { name: "Reveal the board" })).toHaveCount(0);
	await expect(async () => {
		await stranger.goto(`${challenge}/test`);
		await expect(stranger.getByText("Behind it").first()).toBeVisible({ timeout: 500 });
	}).toPass();
	await stranger.goto(`${challenge}/changes`);
	await expect(stranger.getByText(/reveal/i).first()).toBeVisible();
});
