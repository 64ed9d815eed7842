import { type Browser, expect, test } from "playwright/test";
import { startOrcid } from "#test/support/orcid.ts";
import { freshAddress, signIn } from "#test/support/pages.ts";

let orcid: Awaited<ReturnType<typeof startOrcid>>;
test.beforeAll(async () => {
	orcid = await startOrcid();
});
test.afterAll(() => orcid.close());

const ana = { orcid: "0000-0002-1825-0097", givenName: "Ana", familyName: "Researcher" };
const stranger = { orcid: "0000-0001-5109-3700", givenName: "Some", familyName: "Body" };

async function otherBrowser(browser: Browser) {
	const page = await (await browser.newContext()).newPage();
	await page.goto("/sign-in");
	return page;
}

test("a member connects an ORCID iD, finds it on the account, and signs in with it from another browser", async ({
	page,
	browser,
}) => {
	const email = freshAddress();
	await signIn(page, email);
	orcid.researcher(ana);
	await page.getByRole("button", { name: "Connect ORCID" }).click();
	await expect(page.getByText(`ORCID is connected: ${ana.orcid}`)).toBeVisible();
	await expect(page.getByRole("button", { name: "Connect ORCID" })).toHaveCount(0);

	const other = await otherBrowser(browser);
	await other.getByRole("button", { name: "Sign in with ORCID" }).click();
	await other.waitForURL("**/account");
	await expect(other.getByText(`Signed in as ${email}.`)).toBeVisible();

	// The iD is taken: whoever else proves it does not get hold of it, nor of the account.
	const third = await otherBrowser(browser);
	const theirs = freshAddress();
	await signIn(third, theirs);
	await third.getByRole("button", { name: "Connect ORCID" }).click();
	await expect(third.getByText("belongs to another account here already")).toBeVisible();
	await third.goto("/account");
	await expect(third.getByText(`Signed in as ${theirs}.`)).toBeVisible();
	await expect(third.getByRole("button", { name: "Connect ORCID" })).toBeVisible();
});

test("an ORCID iD that no account knows and that names no mailbox is told to sign in by mail first", async ({
	page,
	baseURL,
}) => {
	orcid.researcher(stranger);
	// A session that has ended elsewhere, or was never one, is nobody to connect the iD to.
	for (const cookie of [null, "ended"]) {
		if (cookie)
			await page
				.context()
				.addCookies([{ name: "authjs.session-token", value: cookie, url: baseURL ?? "" }]);
		await page.goto("/sign-in");
		await page.getByRole("button", { name: "Sign in with ORCID" }).click();
		await expect(page.getByText("That account names no mailbox")).toBeVisible();
	}
	await page.goto("/account");
	await expect(page.getByRole("heading", { name: "Sign in", exact: true })).toBeVisible();
});

test("who refuses at ORCID comes back to a sentence", async ({ page }) => {
	orcid.researcher(null);
	await page.goto("/sign-in");
	await page.getByRole("button", { name: "Sign in with ORCID" }).click();
	await expect(page.getByRole("alert").filter({ hasText: /\S/ }).first()).toBeVisible();
	await expect(page).toHaveURL(/\/sign-in\?error=/);
});
