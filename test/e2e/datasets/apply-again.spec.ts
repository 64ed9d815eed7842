import { expect, type Page, test } from "playwright/test";
import {
	fillRequest,
	forSteward,
	newMember,
	newSteward,
	numberOf,
	openAct,
	signLicence,
	submit,
} from "#test/support/applicant-pages.ts";
import { mailAbout } from "#test/support/site-mail.ts";

const why = "The licence excludes the judging of people.";

async function decline(steward: Page, number: number): Promise<void> {
	await steward.goto(forSteward(number));
	const act = await openAct(steward, "Decline");
	await act.getByLabel("Reason").selectOption("purpose_not_covered");
	await act.getByLabel("Words to the applicant").fill(why);
	await act.getByRole("button", { name: "Decline" }).click();
	await expect(steward.getByText("Declined: the applicant has your words")).toBeVisible();
}

test("a declined applicant reads why, applies again with what they said before, and both sides see the history", async ({
	browser,
}) => {
	const name = "Dana Declined";
	const { page, email } = await newMember(browser, name);
	const institution = "Journey Company";
	await signLicence(page, { name, position: "other", institution });
	await page.getByRole("link", { name: "Ask for access" }).click();
	const [use, storage] = ["Judging job interviews.", "In an office."];
	await fillRequest(page, { position: "other", institution, use, storage });
	const first = await submit(page);

	const steward = await newSteward(browser, "second-steward");
	await test.step("the reason and the words reach the applicant by page and by mail", async () => {
		await decline(steward, first);
		const { text } = await mailAbout(email, "declined");
		for (const words of [why, "许可协议不涵盖所述用途。"]) expect(text).toContain(words);
		await page.reload();
		await expect(page.getByText(why)).toBeVisible();
		await expect(page.getByText("许可协议不涵盖该用途")).toBeVisible();
	});

	const second =
		await test.step("the second request begins with what the first one said", async () => {
			await page.getByRole("link", { name: "再次申请" }).click();
			await expect(page.getByText(`已填入申请 ${first} 的内容`)).toBeVisible();
			await expect(page.getByLabel(/^Institution/)).toHaveValue(institution);
			await expect(page.getByLabel("Where will you keep the data")).toHaveValue(storage);
			await fillRequest(page, { use: "Research on expressions." });
			return submit(page);
		});
	expect(second).toBeGreaterThan(first);

	await test.step("each side finds the first request beside the second", async () => {
		await expect(page.locator("#earlier")).toContainText("declined");
		await page.getByRole("link", { name: `Request ${first}` }).click();
		await expect(page.getByText(why)).toBeVisible();
		expect(await numberOf(page)).toBe(first);
		await steward.goto(forSteward(second));
		await expect(steward.locator("#earlier")).toContainText("does not cover this use");
		await steward.getByRole("link", { name: `#${first}` }).click();
		await expect(steward.getByText(use)).toBeVisible();
	});
});
