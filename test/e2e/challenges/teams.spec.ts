import { randomUUID } from "node:crypto";
import { type Browser, expect, type Page, test } from "playwright/test";
import { freshAddress, signIn } from "#test/support/pages.ts";
import { mailTo } from "#test/support/site-mail.ts";

const challenge = "/challenges/sdfe-lv-spotting";
const ownTeam = `${challenge}/team`;

async function somebody(browser: Browser, javaScriptEnabled = true): Promise<Page> {
	return (await browser.newContext({ javaScriptEnabled })).newPage();
}

async function makeTeam(page: Page, name: string): Promise<void> {
	await signIn(page, freshAddress(), ownTeam);
	await page.getByLabel("Name", { exact: true }).fill(name);
	await page.getByLabel("People may ask to join").check();
	await page.getByRole("button", { name: "Make a team" }).click();
	await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
}

const members = (page: Page) => page.locator("#members li");

test("a team forms by mail without JavaScript, by a link and by asking, and another merges into it", async ({
	browser,
}) => {
	const tag = randomUUID().slice(0, 6);
	const [finders, watchers] = [`Finders ${tag}`, `Watchers ${tag}`];
	const captain = await somebody(browser);
	await makeTeam(captain, finders);

	const guestAddress = freshAddress();
	await captain.getByLabel("Mail address").fill(guestAddress);
	await captain.getByRole("button", { name: "Invite by mail" }).click();
	await expect(captain.getByText("The invitation is on its way.")).toBeVisible();
	const { text } = await mailTo(guestAddress);
	const link = /https?:\/\/\S+\/join\/\S+/.exec(text)?.[0] ?? "";
	const stranger = await somebody(browser);
	await signIn(stranger, freshAddress());
	await stranger.goto(link);
	await expect(stranger.getByText("The invitation is for another mailbox")).toBeVisible();
	await expect(stranger.getByRole("button", { name: /Join/ })).toHaveCount(0);

	const guest = await somebody(browser, false);
	await guest.goto(link);
	await expect(guest.getByRole("link", { name: /Sign in to answer/ })).toBeVisible();
	await signIn(guest, guestAddress);
	await guest.goto(link);
	await guest.getByRole("button", { name: /Join/ }).click();
	await expect(guest.getByText("You are in the team.")).toBeVisible();
	await expect(members(guest)).toHaveCount(2);
	await expect(guest.getByText("Make captain …")).toHaveCount(0);

	await captain.getByRole("button", { name: "Make a link" }).click();
	await expect(captain.getByText("The link is below")).toBeVisible();
	const open = (await captain.locator(".join-link code").first().textContent()) ?? "";
	await stranger.goto(open);
	await stranger.getByRole("button", { name: /Join/ }).click();
	await expect(members(stranger)).toHaveCount(3);

	const rival = await somebody(browser);
	await makeTeam(rival, watchers);
	await rival.goto(`${challenge}/teams`);
	await rival.getByLabel("Name or number").fill(finders);
	await rival.getByRole("button", { name: "Show" }).click();
	await rival.getByRole("link", { name: finders }).click();
	await rival.getByText("Ask to merge").first().click();
	await rival.getByRole("button", { name: "Ask to merge" }).click();
	await expect(rival.getByText("You have asked this team")).toBeVisible();
	await captain.goto(ownTeam);
	await expect(captain.getByText("wants to merge into your team")).toBeVisible();
	await captain.getByText("Accept the merge").click();
	await captain.getByRole("button", { name: "Merge the teams" }).click();
	await expect(captain.getByText("Accepted.")).toBeVisible();
	await expect(members(captain)).toHaveCount(4);
	await rival.goto(ownTeam);
	await expect(rival.getByRole("heading", { name: finders, level: 1 })).toBeVisible();
});

test("a captain takes a second look before a member goes, and before another one leads", async ({
	browser,
}) => {
	const captain = await somebody(browser);
	await makeTeam(captain, `Lookers ${randomUUID().slice(0, 6)}`);
	await captain.getByRole("button", { name: "Make a link" }).click();
	await expect(captain.getByText("The link is below")).toBeVisible();
	const link = (await captain.locator(".join-link code").first().textContent()) ?? "";
	for (const count of [2, 3]) {
		const member = await somebody(browser);
		await signIn(member, freshAddress());
		await member.goto(link);
		await member.getByRole("button", { name: /Join/ }).click();
		await expect(members(member)).toHaveCount(count);
	}
	await captain.goto(ownTeam);
	const last = members(captain).last();
	await last.getByText("Remove …").click();
	await last.getByRole("button", { name: "Remove now" }).click();
	await expect(members(captain)).toHaveCount(2);
	await last.getByText("Make captain …").click();
	await last.getByRole("button", { name: "Make captain now" }).click();
	await expect(last.getByText("you", { exact: true })).toBeVisible();
	await expect(captain.getByText("Make captain …")).toHaveCount(0);
});
