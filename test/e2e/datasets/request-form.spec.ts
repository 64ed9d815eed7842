import { expect, test } from "playwright/test";
import { dataset, newMember, requestForm } from "#test/support/applicant-pages.ts";

test("without JavaScript the form marks what to mend, leads there, and keeps what was typed", async ({
	browser,
}) => {
	const member = await newMember(browser, "Nora Noscript");
	const storageState = await member.page.context().storageState();
	const context = await browser.newContext({ javaScriptEnabled: false, storageState });
	const page = await context.newPage();
	await page.goto(requestForm);
	const [institution, ror] = [page.getByLabel(/^Institution/), page.getByLabel("ROR id")];
	await institution.fill("<b>Journey</b> Institute");
	await ror.fill("no ROR id");
	await page.getByRole("button", { name: "Submit" }).click();
	await expect(ror).toHaveAttribute("aria-invalid", "true");
	await expect(ror).toHaveAccessibleDescription(/^Write a ROR id such as https:\/\/ror\.org\//);
	await expect(ror).toHaveValue("no ROR id");
	await expect(institution).toHaveValue("<b>Journey</b> Institute");
	await expect(institution).not.toHaveAttribute("aria-invalid");

	await ror.fill("");
	await page.getByRole("button", { name: "Submit" }).click();
	const wrong = page.getByRole("alert").filter({ hasText: "Mend what is marked" });
	await expect(wrong.getByRole("link", { name: "阅读并签署许可协议" })).toHaveAttribute(
		"href",
		`/datasets/${dataset}/sign`,
	);
	await wrong.getByRole("link", { name: "数据用途" }).click();
	await expect(page).toHaveURL(/#intendedUse$/);
	await expect(page.getByLabel("Position")).toHaveAccessibleDescription(/what your position is/);
	await page.goto(requestForm);
	await expect(institution).toHaveValue("<b>Journey</b> Institute");
});

test("a dataset without a licence has no form to fill in", async ({ browser }) => {
	const { page } = await newMember(browser, "Nils Nothing");
	await page.goto("/datasets/micro-demo/request");
	await expect(page.getByText("This dataset has no licence yet")).toBeVisible();
	await expect(page.getByRole("button", { name: "Save the draft" })).toHaveCount(0);
});
