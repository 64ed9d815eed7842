import { randomUUID } from "node:crypto";
import { type Browser, expect, type Page, test } from "playwright/test";
import { freshAddress, signIn } from "#test/support/pages.ts";
import { addressIn, mailAbout } from "#test/support/site-mail.ts";

const challenge = "/challenges/sdfe-lv-spotting";
const desk = "/organize/challenges/sdfe-lv-spotting";

const somebody = async (browser: Browser, javaScriptEnabled = true): Promise<Page> =>
	(await browser.newContext({ javaScriptEnabled })).newPage();

async function inATeam(browser: Browser, address: string, name: string): Promise<Page> {
	const page = await somebody(browser);
	await signIn(page, address, `${challenge}/team`);
	await page.getByLabel("Name", { exact: true }).fill(name);
	await page.getByRole("button", { name: "Make a team" }).click();
	await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
	return page;
}

test("an announcement and a message reach whom they are for, and one press ends such mails", async ({
	browser,
}) => {
	const tag = randomUUID().slice(0, 6);
	const [title, subject, team] = [`New dates ${tag}`, `A question ${tag}`, `Readers ${tag}`];
	const address = freshAddress();
	const reader = await inATeam(browser, address, team);
	const organizer = await somebody(browser);
	await signIn(organizer, "organizer@demonstration.invalid", `${desk}/announcements`);

	await organizer.getByLabel("Title").first().fill(title);
	await organizer.getByLabel("Text, in Markdown").first().fill("It closes **later**.");
	await organizer.getByRole("button", { name: "Show how it reads" }).first().click();
	await expect(organizer.locator(".preview strong")).toHaveText("later");
	await organizer.getByRole("button", { name: "Publish to everybody" }).click();
	await expect(organizer.getByText("Published: it is on the challenge's page")).toBeVisible();

	const stranger = await somebody(browser, false);
	await stranger.goto(challenge);
	await stranger.getByRole("link", { name: title }).click();
	await expect(stranger.getByRole("heading", { name: title })).toBeVisible();
	const feed = await stranger.request.get(`${challenge}/feed.xml`);
	expect(feed.headers()["content-type"]).toContain("application/atom+xml");
	expect(await feed.text()).toContain(title);

	const mail = await mailAbout(address, title);
	await reader.goto("/notices");
	await expect(reader.getByRole("img", { name: /unread/ })).toBeVisible();
	await expect(reader.locator(".notice-lines .unread").first()).toContainText(title);
	await reader.getByRole("button", { name: "Mark all as read" }).click();
	await expect(reader.getByText("All are marked as read.")).toBeVisible();
	await expect(reader.locator(".notice-lines .unread")).toHaveCount(0);
	await expect(reader.getByRole("img", { name: /unread/ })).toHaveCount(0);

	// The link of the mail, with neither a session nor scripts.
	await stranger.goto(addressIn(mail.text, "/unsubscribe/"));
	await expect(stranger.getByText("The organizers announce something")).toBeVisible();
	await reader.goto("/account/notices");
	await expect(reader.getByLabel("The organizers announce something")).toHaveValue("at_once");
	await stranger.getByRole("button", { name: /No more mails of this kind/ }).click();
	await expect(stranger.getByText("Done. You get no more of these mails.")).toBeVisible();
	await reader.reload();
	await expect(reader.getByLabel("The organizers announce something")).toHaveValue("never");
	await reader.getByLabel("A phase opens").selectOption("digest");
	await reader.getByRole("button", { name: "Save" }).click();
	await expect(reader.getByText("Saved.")).toBeVisible();
	await expect(reader.getByLabel("A phase opens")).toHaveValue("digest");

	await organizer.goto(`${desk}/messages`);
	await organizer.getByLabel("To", { exact: true }).selectOption("team");
	await organizer.getByLabel("Team", { exact: true }).selectOption({ label: team });
	await organizer.getByLabel("Subject").fill(subject);
	await organizer.getByLabel("Message", { exact: true }).fill("Which labels did you use?");
	await expect(organizer.getByRole("button", { name: /^Send to/ })).toHaveCount(0);
	await organizer.getByRole("button", { name: "Show whom it goes to" }).click();
	await expect(organizer.getByText("It would go to 1 person in 1 team:")).toBeVisible();
	await organizer.getByRole("button", { name: "Send to 1 person" }).click();
	await expect(organizer.getByText("Sent to 1 person.")).toBeVisible();
	await mailAbout(address, subject);
	await reader.goto("/notices");
	await expect(reader.locator(".notice-lines .unread")).toContainText("Which labels did you use?");
});

test("a visitor's pages ask nothing about notices that needs the database to know them", async ({
	browser,
}) => {
	const page = await somebody(browser);
	let asked = 0;
	page.on("request", (request) => {
		if (request.url().endsWith("/notices/unread")) asked++;
	});
	for (const path of [challenge, "/datasets", challenge])
		await page.goto(path, { waitUntil: "networkidle" });
	await expect(page.getByRole("link", { name: "Notices" })).toBeVisible();
	expect(asked, "once, however many pages").toBe(1);
	const answer = await page.request.get("/api/v1/notices/unread");
	expect(await answer.json()).toEqual({ unread: null });
});
