import { type Browser, expect, type Page, test } from "playwright/test";
import { type DemonstrationRole, freshAddress, signIn, signInAs } from "#test/support/pages.ts";

const desk = "/organize/challenges/sdfe-lv-spotting";
/** Not the framework's own announcer, which is an alert too. */
const said = ".notice[role=alert]";
const submit = "/challenges/sdfe-lv-spotting/validation/submit";

/** Somebody in a browser that runs no scripts; the cookie is all that is taken along. */
async function withoutScripts(browser: Browser, role: DemonstrationRole): Promise<Page> {
	const page = await (await browser.newContext()).newPage();
	await signInAs(page, role);
	const storageState = await page.context().storageState();
	return (await browser.newContext({ storageState, javaScriptEnabled: false })).newPage();
}

/** The refusal is in sight, in an open fold, and the keyboard is where it stands. */
async function seesRefusal(page: Page, says: RegExp): Promise<void> {
	const refusal = page.locator(".notice.wrong[role=alert]").filter({ hasText: says });
	await expect(refusal).toBeVisible();
	await expect(refusal).toBeFocused();
}

test("a form in a fold that is refused comes back open, without JavaScript", async ({
	browser,
}) => {
	const page = await withoutScripts(browser, "organizer");
	await test.step("a file that is no challenge", async () => {
		await page.goto("/organize/challenges");
		await page.getByText("Begin from a file").click();
		await page.getByLabel("The file (YAML or JSON)").fill("onset: 1\n");
		await page.getByRole("button", { name: "Show what it would do" }).click();
		await seesRefusal(page, /mend what is marked/);
		await expect(page.getByRole("region", { name: "Problems" })).toBeVisible();
	});
	await test.step("attempts that are no number of attempts", async () => {
		await page.goto(`${desk}/teams/1`);
		await page.getByText("Give attempts …").click();
		await page.getByRole("textbox", { name: "Attempts" }).fill("0");
		await page.getByRole("textbox", { name: "Reason" }).fill("The storage was away.");
		await page.getByRole("button", { name: "Give attempts" }).click();
		await seesRefusal(page, /Attempts: must be at least 1/);
		await expect(page.getByRole("textbox", { name: "Reason" })).toHaveValue(
			"The storage was away.",
		);
		await expect(page.getByRole("textbox", { name: "Attempts" })).toHaveAttribute(
			"aria-invalid",
			"true",
		);
	});
	await test.step("what was done before is not said beside what is refused now", async () => {
		await page.getByRole("textbox", { name: "Attempts" }).fill("1");
		await page.getByRole("button", { name: "Give attempts" }).click();
		await expect(page.locator(".told")).toBeVisible();
		await page.getByText("Give attempts …").click();
		await page.getByRole("textbox", { name: "Reason" }).fill("short");
		await page.getByRole("button", { name: "Give attempts" }).click();
		await seesRefusal(page, /Reason: must have at least 10 characters/);
		await expect(page.locator(".told")).toBeHidden();
	});
	await page.context().close();
});

test("a steward sees why a block is not lifted, without JavaScript", async ({ browser }) => {
	const page = await withoutScripts(browser, "steward");
	const email = freshAddress();
	await page.goto("/steward/sdfe-lv/blocks");
	await page.getByLabel("Mail address").fill(email);
	await page.getByLabel("Reason").last().fill("Passed files on.");
	await page.getByRole("button", { name: "Block", exact: true }).click();
	const block = page.getByRole("listitem").filter({ hasText: email });
	await block.locator("summary").click();
	await block.getByRole("textbox", { name: "Reason" }).fill("   ");
	await block.getByRole("button", { name: "Lift" }).click();
	await seesRefusal(page, /Reason: must have at least 10 characters/);
	await block.getByRole("textbox", { name: "Reason" }).fill("They deleted them.");
	await block.getByRole("button", { name: "Lift" }).click();
	await expect(block.getByText("They deleted them.")).toBeVisible();
	await page.context().close();
});

test("forms whose action knows where it is are answered without JavaScript", async ({
	browser,
}) => {
	const page = await withoutScripts(browser, "organizer");
	await test.step("whom a message goes to is shown", async () => {
		await page.goto(`${desk}/messages`);
		await page.getByRole("textbox", { name: "Subject" }).fill("Hello");
		await page.getByRole("textbox", { name: "Message" }).fill("To all of you.");
		await page.getByRole("button", { name: "Show whom it goes to" }).click();
		await expect(page.getByRole("textbox", { name: "Subject" })).toHaveValue("Hello");
		await expect(page.locator(".notice").first()).toBeVisible();
	});
	await test.step("what an edit would do is shown", async () => {
		await page.goto(`${desk}/edit`);
		await page.getByRole("textbox", { name: "Summary" }).fill("Another summary.");
		await page.getByRole("button", { name: "Preview" }).first().click();
		await expect(page.getByRole("textbox", { name: "Summary" })).toHaveValue("Another summary.");
		await expect(page.getByRole("heading", { name: "What this would do" })).toBeVisible();
	});
	await page.context().close();
});

test("a method that is refused keeps what was typed, with and without JavaScript", async ({
	browser,
}) => {
	const scripted = await (await browser.newContext()).newPage();
	await signIn(scripted, freshAddress(), submit);
	const storageState = await scripted.context().storageState();
	const plain = await (
		await browser.newContext({ storageState, javaScriptEnabled: false })
	).newPage();
	for (const page of [scripted, plain]) {
		await page.goto(submit);
		for (const name of ["Network", "Backbone", "Backbone family", "Streams", "Pre-training data"])
			await page.getByLabel(name, { exact: true }).fill("none");
		await page.getByLabel("Name on the board").fill("Refused at first");
		await page.getByLabel("Paper").fill("ftp://papers.invalid/one.pdf");
		await page.getByRole("button", { name: "Save the method" }).click();
		await seesRefusal(page, /Paper: must be a web address/);
		await expect(page.getByLabel("Name on the board")).toHaveValue("Refused at first");
	}
});

test("a link says nothing in the site's voice: a sentence is this site's, to one reader", async ({
	browser,
}) => {
	const ana = await (await browser.newContext()).newPage();
	const page = "/account/notices";
	await signIn(ana, freshAddress(), page);
	await ana.getByRole("button", { name: "Save" }).click();
	await expect(ana.locator(said)).toBeVisible();
	const genuine = new URL(ana.url());
	const sealed = genuine.searchParams.get("done") ?? "";
	const ben = await (await browser.newContext()).newPage();
	await signIn(ben, freshAddress(), page);
	const forged = sealed.replace(/\.[^.]*$/, ".Your account is closed");
	for (const done of [sealed, forged, "Your account is closed"]) {
		await ben.goto(`${page}?${new URLSearchParams({ done, refused: done })}`);
		await expect(ben.getByRole("heading", { level: 1 })).toBeVisible();
		await expect(ben.locator(said)).toHaveCount(0);
		await expect(ben.getByText("Your account is closed")).toHaveCount(0);
	}
	await ana.goto(`${page}${genuine.search}`);
	await expect(ana.locator(said)).toBeVisible();
});
