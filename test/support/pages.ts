import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import { expect, type Page } from "playwright/test";
import { countTo, linkIn, mailTo } from "./site-mail.ts";

export const freshAddress = () => `e2e-${randomUUID().slice(0, 8)}@test.invalid`;

export async function askForLink(page: Page, email: string): Promise<void> {
	await page.getByLabel("Mail address").fill(email);
	await page.getByRole("button", { name: "Send the link" }).click();
}

export async function signIn(page: Page, email: string, next = "/account"): Promise<void> {
	// Somebody of the demonstration may have been mailed to by an earlier test.
	const before = countTo(email);
	await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
	await askForLink(page, email);
	await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
	const { text } = await mailTo(email, before);
	await page.goto(linkIn(text));
	await page.getByRole("button", { name: "Sign in" }).click();
	await page.waitForURL(`**${next}`);
}

const program = fileURLToPath(new URL("../../bin/onset.mjs", import.meta.url));

export type DemonstrationRole = "organizer" | "steward" | "second-steward" | "researcher";

/**
 * Signs in somebody of the demonstration by a link that whoever runs the site has made: however many
 * tests need them, the limit of sign-in mails to one mailbox is not theirs to use up.
 */
export async function signInAs(
	page: Page,
	role: DemonstrationRole,
	next = "/account",
): Promise<void> {
	const { PATH, HOME, ONSET_DATA } = process.env;
	const made = spawnSync(process.execPath, [program, "sign-in-links"], {
		encoding: "utf8",
		env: { NODE_ENV: "production", PATH, HOME, ONSET_DATA },
	});
	const link = new RegExp(`^${role} +(\\S+)$`, "m").exec(made.stdout)?.[1];
	if (!link) throw new Error(`no link for the ${role}: ${made.stdout}${made.stderr}`);
	await page.goto(link);
	await page.getByRole("button", { name: "Sign in" }).click();
	await page.waitForURL("**/account");
	if (next !== "/account") await page.goto(next);
}

/** A personal token of whoever is signed in, made on the account page. */
export async function makeToken(page: Page, name: string): Promise<string> {
	await page.goto("/account");
	await page.getByLabel("What the token is for").fill(name);
	await page.getByRole("button", { name: "Make a token" }).click();
	return (await page.getByTestId("token").textContent()) ?? "";
}

/** Fills in the form of a new method on a page where files are sent. */
export async function describeMethod(page: Page, name: string): Promise<void> {
	const form = page.locator("form").filter({ has: page.getByLabel("Name on the board") });
	if (!(await form.isVisible())) await page.getByText("Describe a new method").click();
	await form.getByLabel("Name on the board").fill(name);
	await form.getByLabel("Network", { exact: true }).fill("BMN");
	await form.getByLabel("Backbone", { exact: true }).fill("VGG19-LSTM");
	await form.getByLabel("Backbone family").fill("2D CNN + LSTM");
	await form.getByLabel("Streams").fill("face");
	await form.getByLabel("Pre-training data").fill("DFEW");
	await form.getByRole("button", { name: "Save the method" }).click();
	await expect(page.getByLabel("Method", { exact: true })).toBeVisible();
}
