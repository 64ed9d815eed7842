import { randomUUID } from "node:crypto";
import {
	type Browser,
	type BrowserContext,
	type BrowserContextOptions,
	expect,
	type Page,
	test,
} from "playwright/test";
import { freshAddress, makeToken, signIn, signInAs } from "#test/support/pages.ts";
import { mailTo } from "#test/support/site-mail.ts";

const desk = (slug: string) => `/organize/challenges/${slug}`;

let signedIn: Awaited<ReturnType<BrowserContext["storageState"]>> | undefined;

/** The organizer in a browser of its own kind; signed in once. */
async function asOrganizer(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
	if (!signedIn) {
		const context = await browser.newContext();
		await signInAs(await context.newPage(), "organizer");
		signedIn = await context.storageState();
	}
	return (await browser.newContext({ ...options, storageState: signedIn })).newPage();
}

async function begin(page: Page, title: string): Promise<string> {
	const slug = `made-${randomUUID().slice(0, 8)}`;
	await page.goto("/organize/challenges");
	await page.getByLabel("Title").fill(title);
	await page.getByLabel("Name in the address").fill(slug);
	await page.getByLabel("Summary").fill("Find every expression.");
	await page.getByLabel("Dataset").selectOption("sdfe-lv");
	await page.getByRole("button", { name: "Begin the draft" }).click();
	await page.waitForURL(`**${desk(slug)}/edit**`);
	return slug;
}

async function fillPhase(page: Page, opensAt: string): Promise<void> {
	await page.getByRole("button", { name: "Add a phase" }).click();
	const phase = page.getByRole("group", { name: /^Phase/ });
	await phase.getByLabel("Name in the address").fill("final");
	await phase.getByLabel("Title").fill("Final");
	await phase.getByLabel("Dataset version").selectOption("demonstration-1");
	await phase.getByLabel("Subset that is scored").selectOption("testing");
	await phase.getByLabel("Label set").selectOption("1");
	await phase.getByLabel("Opens (UTC)").fill(opensAt);
}

async function fillHead(page: Page): Promise<void> {
	await page.getByLabel("Contact").fill("organizers@test.invalid");
	await page.getByLabel("Demonstration notice").fill("The labels are made up.");
	await page.getByLabel("Rules (Markdown)").fill("# Rules\n\nOne account a person.");
}

test("an organizer sets a challenge up from nothing with a form, and opens it", async ({
	browser,
}) => {
	const page = await asOrganizer(browser);
	const slug = await begin(page, "Made with a form");
	const stranger = await (await browser.newContext()).newPage();
	expect((await stranger.goto(`/challenges/${slug}`))?.status()).toBe(404);
	await page.goto(desk(slug));
	await expect(page.getByText("It can be made public when nothing is missing.")).toBeVisible();

	await page.goto(`${desk(slug)}/edit`);
	await fillHead(page);
	await fillPhase(page, "2099-03-01T12:00");
	await page.getByRole("button", { name: "Preview" }).first().click();
	await expect(page.getByRole("heading", { name: "What this would do" })).toBeVisible();
	await expect(page.getByRole("heading", { name: "Rules" })).toBeVisible();
	await page.goto(desk(slug));
	await expect(page.getByText("There is no phase yet.")).toBeVisible();

	await page.goto(`${desk(slug)}/edit`);
	await fillHead(page);
	await fillPhase(page, "2099-03-01T12:00");
	await page.getByRole("button", { name: "Save" }).first().click();
	await expect(page.getByText("Saved.")).toBeVisible();
	await page.getByRole("button", { name: "Make it public" }).click();
	await expect(page.getByText("The challenge is public.", { exact: true })).toBeVisible();

	await stranger.goto(`/challenges/${slug}`);
	await expect(stranger.getByText("2099-03-01 12:00 UTC").first()).toBeVisible();
	await expect(stranger.getByText("2099-03-01 00:00 AoE")).toBeVisible();
	await stranger.getByRole("link", { name: "Rules" }).click();
	await expect(stranger.getByText("One account a person.")).toBeVisible();
	await signIn(stranger, freshAddress(), `/challenges/${slug}/rules`);
	await stranger.getByRole("button", { name: "I have read version 1 and accept it" }).click();
	await expect(stranger.getByText("You have accepted version 1.")).toBeVisible();
});

test("a draft is looked at as it will read, long before it has an address", async ({ browser }) => {
	const page = await asOrganizer(browser);
	const slug = await begin(page, "Looked at first");
	await fillPhase(page, "2099-03-01T12:00");
	await page.getByRole("button", { name: "Save" }).first().click();
	await page.getByRole("link", { name: "As it will read" }).click();
	await expect(page.getByRole("heading", { name: "Looked at first" })).toBeVisible();
	await expect(page.getByRole("heading", { name: "Final" })).toBeVisible();
	await expect(page.getByText("2099-03-01 12:00 UTC").first()).toBeVisible();
	expect((await page.request.get(`/challenges/${slug}`)).status()).toBe(404);
});

test("what somebody else changed meanwhile is shown with one's own, which is not lost", async ({
	browser,
}) => {
	const page = await asOrganizer(browser);
	const slug = await begin(page, "Edited by two");
	const other = await asOrganizer(browser);
	await other.goto(`${desk(slug)}/edit`);
	await page.getByLabel("Contact").fill("first@test.invalid");
	await page.getByRole("button", { name: "Save" }).first().click();
	await expect(page.getByText("Saved.")).toBeVisible();

	await other.getByLabel("Summary").fill("Find everything.");
	await other.getByRole("button", { name: "Save" }).first().click();
	await expect(other.getByText("since you opened it (contact)")).toBeVisible();
	await expect(other.getByRole("row", { name: "contact first@test.invalid" })).toBeVisible();
	await expect(other.getByLabel("Summary")).toHaveValue("Find everything.");
	const contactNow = async () => {
		const answer = await page.request.get(`/api/v1/challenges/${slug}/document`);
		return (await answer.json()).document.contact;
	};
	expect(await contactNow()).toBe("first@test.invalid");

	await other.getByLabel("Contact").fill("first@test.invalid");
	await other.getByRole("button", { name: "Save" }).first().click();
	await expect(other.getByText("Saved.")).toBeVisible();
	expect(await contactNow()).toBe("first@test.invalid");
});

test("what is wrong in the form is said at its control, in plain words", async ({ browser }) => {
	const page = await asOrganizer(browser);
	await begin(page, "Filled in badly");
	await page.getByRole("button", { name: "Add a phase" }).click();
	const phase = page.getByRole("group", { name: /^Phase/ });
	await phase.getByLabel("Attempts of a team in a UTC day").fill("");
	await phase.getByLabel("Evaluator").selectOption("Spotting: F1 of one-to-one matches");
	await phase.getByLabel("tIoU thresholds").fill("2");
	await phase.getByLabel("Duration bins are cut at").fill("four");
	await page.getByRole("button", { name: "Preview" }).first().click();
	await expect(phase.getByText("It is empty; it must be a number.")).toBeVisible();
	await expect(phase.getByText("It is empty: write an instant in UTC")).toBeVisible();
	await expect(phase.getByText("It may be at most 1.")).toBeVisible();
	await expect(phase.getByText('This is "four"; it must be a number.')).toBeVisible();
});

test("a challenge of many long pages is edited by the form all the same", async ({ browser }) => {
	const page = await asOrganizer(browser);
	const slug = await begin(page, "Long pages");
	const api = `/api/v1/challenges/${slug}/document`;
	const { document, revision } = await (await page.request.get(api)).json();
	const pages = ["a", "b", "c", "d"].map((name) => ({
		...{ slug: name, title: name },
		markdown: "表情。".repeat(33_000),
	}));
	await page.goto("/account");
	const token = await makeToken(page, slug);
	const headers = { authorization: `Bearer ${token}` };
	const data = { document: { ...document, pages }, revision };
	expect((await page.request.put(api, { data, headers })).status()).toBe(200);
	await page.goto(`${desk(slug)}/edit`);
	await page.getByRole("button", { name: "Preview" }).first().click();
	await expect(page.getByText("Nothing would be different.")).toBeVisible();
	await page.getByLabel("Contact").fill("organizers@test.invalid");
	await page.getByRole("button", { name: "Save" }).first().click();
	await expect(page.getByText("Saved.")).toBeVisible();
});

for (const zone of ["America/New_York", "Asia/Kolkata", "Pacific/Apia"])
	test(`saving the form in ${zone} shifts no instant (codabench#1399)`, async ({ browser }) => {
		const page = await asOrganizer(browser, { timezoneId: zone });
		const slug = await begin(page, `Zones ${zone}`);
		// In New York this hour is there twice, and the one of the opening not at all; in UTC each is there once.
		await fillPhase(page, "2099-03-08T02:30");
		await page.getByLabel("Closes (UTC)").fill("2099-11-01T05:30");
		await page.getByRole("button", { name: "Save" }).first().click();
		await expect(page.getByText("Saved.")).toBeVisible();
		const instants = async () => {
			const answer = await page.request.get(`/api/v1/challenges/${slug}/document`);
			const { opensAt, closesAt } = (await answer.json()).document.phases[0];
			return [opensAt, closesAt];
		};
		const meant = ["2099-03-08T02:30:00Z", "2099-11-01T05:30:00Z"];
		expect(await instants()).toEqual(meant);
		for (const _again of [1, 2]) {
			await page.goto(`${desk(slug)}/edit`);
			await page.getByRole("button", { name: "Save" }).first().click();
			await expect(page.getByText("Nothing was different")).toBeVisible();
		}
		expect(await instants()).toEqual(meant);
		await expect(page.getByText("2099-11-01 05:30 UTC").first()).toBeVisible();
		const local = {
			"America/New_York": "01:30",
			"Asia/Kolkata": "11:00",
			"Pacific/Apia": "18:30",
		}[zone];
		// Chromium calls Kolkata by the name it had before.
		const named = await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
		await expect(page.getByText(`2099-11-01 ${local} ${named}`)).toBeVisible();
	});

test("a pasted file is judged by lines, previewed, and carried out; without JavaScript too", async ({
	browser,
}) => {
	const page = await asOrganizer(browser, { javaScriptEnabled: false });
	const slug = await begin(page, "By file");
	await page.goto(`${desk(slug)}/apply`);
	const file = page.getByLabel("The file (YAML or JSON)");
	const text = await file.inputValue();
	await file.fill(text.replace("minTeamMembers: 1", "minTeamMembers: one"));
	await page.getByRole("button", { name: "Show what it would do" }).click();
	await expect(page.getByText('This is "one"; it must be a number.')).toBeVisible();
	await file.fill(text.replace("title: By file", "title: By another file"));
	await page.getByRole("button", { name: "Show what it would do" }).click();
	await expect(page.getByRole("cell", { name: "By another file" })).toBeVisible();
	await page.getByRole("button", { name: "Do it" }).click();
	await expect(page.getByRole("heading", { name: "By another file" })).toBeVisible();
	await page.goto(`${desk(slug)}/apply`);
	await file.fill(text.replace(`slug: ${slug}`, "slug: somewhere-else"));
	await page.getByRole("button", { name: "Do it" }).click();
	await expect(page.getByText(`This is the desk of ${slug}, whose name stays`)).toBeVisible();
});

test("the desk is nobody's but its organizers'", async ({ page }) => {
	await page.goto(desk("sdfe-lv-spotting"));
	await page.waitForURL("**/sign-in**");
	await signIn(page, freshAddress(), "/account");
	for (const place of ["", "/edit", "/apply"])
		expect((await page.goto(`${desk("sdfe-lv-spotting")}${place}`))?.status()).toBe(404);
});

test("an organizer invites another one by mail, without JavaScript too; nobody leaves a challenge alone", async ({
	browser,
}) => {
	const page = await asOrganizer(browser, { javaScriptEnabled: false });
	const slug = await begin(page, "Run by two");
	await page.goto(`${desk(slug)}/organizers`);
	await page.getByRole("button", { name: "Leave" }).click();
	await expect(page.getByText("This is the challenge's last organizer")).toBeVisible();
	const [email, mistaken] = [freshAddress(), freshAddress()];
	for (const address of [email, mistaken]) {
		await page.getByLabel("Mail address").fill(address);
		await page.getByRole("button", { name: "Invite an organizer" }).click();
		await expect(page.getByText("Invited: the mail is on its way.")).toBeVisible();
	}
	await page
		.getByRole("listitem")
		.filter({ hasText: mistaken })
		.getByRole("button", { name: "Take it back" })
		.click();
	await expect(page.getByText("Taken back.")).toBeVisible();
	await expect(page.getByText(mistaken)).toHaveCount(0);
	const { text } = await mailTo(email);
	const link = /https?:\/\/\S+\/organizing\/\S+/.exec(text)?.[0] ?? "";
	const other = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
	await other.goto(link);
	await expect(other.getByRole("heading", { name: "Organize Run by two?" })).toBeVisible();
	await expect(other.getByRole("link", { name: /Sign in to answer/ })).toBeVisible();
	await signIn(other, email);
	expect((await other.goto(desk(slug)))?.status()).toBe(404);
	await other.goto(link);
	await other.getByRole("button", { name: /Accept/ }).click();
	await expect(other.getByText("You organize this challenge now.")).toBeVisible();
	await expect(other.getByText(email)).toBeVisible();
	await page.getByRole("button", { name: "Leave" }).click();
	await page.waitForURL("**/organize/challenges**");
	expect((await page.goto(desk(slug)))?.status()).toBe(404);
	await other.goto(`${desk(slug)}/audit`);
	await expect(other.getByText("challenge.organizer-removed")).toBeVisible();
});
