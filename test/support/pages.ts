import { randomUUID } from "node:crypto";
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

/** A personal token of whoever is signed in, made on the account page. */
export async function makeToken(page: Page, name: string): Promise<string> {
	await page.goto("/account");
	await page.getByLabel("What the token is for").fill(name);
	await page.getByRole("button", { name: "Make a token" }).click();
	return (await page.getByTestId("token").textContent()) ?? "";
}
