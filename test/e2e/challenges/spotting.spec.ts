import { randomUUID } from "node:crypto";
import { expect, test } from "playwright/test";
import { makeMicroLabels, spotters } from "#lib/demonstration/index.ts";
import { describeMethod, freshAddress, signIn } from "#test/support/pages.ts";

const challenge = "/challenges/micro-spotting";

const file = (name: string, content: unknown) => ({
	name,
	mimeType: "application/json",
	buffer: Buffer.from(JSON.stringify(content)),
});

test("a challenge of another protocol: its own checks, columns and words, from the file to the board", async ({
	page,
}) => {
	const method = `Spotter ${randomUUID().slice(0, 6)}`;
	await page.goto(challenge);
	await expect(page.getByText("matched one to one").first()).toBeVisible();
	await expect(page.getByText("Average recall")).toHaveCount(0);
	await page.goto(`${challenge}/test`);
	const heads = page.getByRole("table", { name: /rows/ }).getByRole("columnheader");
	await expect(heads.filter({ hasText: /^(Precision|Recall|TP|FP|FN|F1)$/ })).toHaveCount(6);
	const first = page.getByRole("table", { name: /rows/ }).getByRole("row").nth(1);
	await expect(first).toContainText("Graph of landmarks, simulated");

	await signIn(page, freshAddress(), `${challenge}/test/submit`);
	await describeMethod(page, method);
	const made = spotters.at(-1)?.generate(makeMicroLabels(), 0.55);
	const chosen = page.getByLabel("Proposal file");
	await chosen.setInputFiles(file("wrong.json", { ...made, score_threshold: "high" }));
	await expect(page.getByText("nothing was sent, no attempt was used").first()).toBeVisible();
	await chosen.setInputFiles(file("spotted.json", made));
	await expect(page.getByText("The file is sound")).toBeVisible();
	await page.getByRole("button", { name: "Submit", exact: true }).click();
	await page.waitForURL("**/submissions/*");
	await expect(page.getByText("F1, %")).toBeVisible();
	await expect(page.getByText("95 % interval")).toBeVisible();
	await expect(page.getByText("Recall by number of proposals")).toHaveCount(0);

	await page.goto(`${challenge}/test?breakdown=duration&sort=f1.(0.2%2C0.5]`);
	await expect(page.getByText(method).first()).toBeVisible();
	await page.goto("/submissions");
	await expect(page.getByRole("row").filter({ hasText: method })).toContainText("F1");
});
