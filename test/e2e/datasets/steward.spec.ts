import { type APIRequestContext, type Browser, expect, type Page, test } from "playwright/test";
import {
	type DemonstrationRole,
	freshAddress,
	makeToken,
	signIn,
	signInAs,
} from "#test/support/pages.ts";

const dataset = "sdfe-lv";
const api = `/api/v1/datasets/${dataset}`;

async function asOneOf(browser: Browser, role: DemonstrationRole, next: string): Promise<Page> {
	const page = await (await browser.newContext()).newPage();
	await signInAs(page, role, next);
	return page;
}

/** Somebody who signs the licence and asks for access as a program would; their page and their request. */
async function applicant(browser: Browser, request: APIRequestContext) {
	const page = await (await browser.newContext()).newPage();
	await signIn(page, freshAddress());
	await page.getByLabel("Name", { exact: true }).fill("Ada Applicant");
	await page.getByRole("button", { name: "Save" }).click();
	await expect(page.getByText("Saved.")).toBeVisible();
	const token = await makeToken(page, "steward journey");
	const post = async (path: string, data: object) => {
		const answer = await request.post(path, {
			data,
			headers: { authorization: `Bearer ${token}` },
		});
		expect(answer.ok(), await answer.text()).toBe(true);
		return answer.json();
	};
	const licence = await (await request.get(`${api}/licence`)).json();
	const person = { position: "faculty", institution: "Journey University" };
	await post(`${api}/licence/signatures`, {
		...person,
		number: licence.number,
		typedName: "Ada Applicant",
	});
	const use = {
		...person,
		intendedUse: "A journey through the queue.",
		answers: { storage: "On the group's own disk." },
	};
	const { number } = await post(`${api}/requests`, use);
	await post(`/api/v1/requests/${number}/submit`, {});
	return { page, number: Number(number) };
}

/** Approves on the page of a request after a look at the person alone, which has to be said. */
async function approveDespite(page: Page): Promise<void> {
	await page.getByLabel("The person is who they say they are").first().check();
	await page.getByRole("button", { name: "Approve" }).click();
	await expect(page.getByText("Not ticked: They belong to the institution")).toBeVisible();
	await page.getByLabel("Approve although not everything was checked").check();
	await page.getByRole("button", { name: "Approve" }).click();
	await expect(page.getByText("Approved: access is open")).toBeVisible();
}

test("two stewards read a request; one approves, the other is told, and access ends with a reason", async ({
	browser,
	request,
}) => {
	const { page: ada, number } = await applicant(browser, request);
	const [one, two] = [
		await asOneOf(browser, "steward", `/steward/${dataset}`),
		await asOneOf(browser, "second-steward", `/steward/${dataset}`),
	];

	await test.step("the queue is found by name and walked by keys", async () => {
		await one.getByLabel("Name, institution or number").fill("journey univ");
		await one.getByRole("button", { name: "Show" }).click();
		await expect(one.getByText("next and previous request")).toBeVisible();
		await one.getByRole("heading", { name: "Requests" }).click();
		await one.keyboard.press("j");
		await one.keyboard.press("Enter");
		await one.waitForURL("**/requests/*");
	});

	const address = `/steward/${dataset}/requests/${number}`;
	await Promise.all([one.goto(address), two.goto(address)]);

	await test.step("the second steward leaves a note, the first takes it in hand", async () => {
		await two.getByText("Note for the other stewards").first().click();
		await two.locator("textarea[name=body]:visible").fill("Met her at a conference.");
		await two.getByRole("button", { name: "Keep the note" }).click();
		await expect(two.getByText("The note is kept.")).toBeVisible();
		await one.getByRole("button", { name: "Take it in hand" }).click();
		await expect(one.getByText("It is in your hands.")).toBeVisible();
		await expect(one.getByText("Met her at a conference.")).toBeVisible();
	});

	await test.step("one approves; the other, who had the page open, is told and loses nothing", async () => {
		await two.getByText("Decline", { exact: true }).first().click();
		await one.getByText("Approve", { exact: true }).first().click();
		await approveDespite(one);
		await expect(one.getByText("[x] The person is who they say they are")).toBeVisible();
		const said = "No supervisor is named.";
		await two.locator("textarea[name=words]:visible").fill(said);
		await two.getByRole("button", { name: "Decline" }).click();
		await expect(two.getByRole("alert").filter({ hasText: /\w/ }).first()).toBeVisible();
		await expect(two.locator("textarea[name=words]").filter({ hasText: said })).toHaveCount(1);
	});

	await test.step("the holder has it, until a steward revokes it with a reason they read", async () => {
		await ada.goto("/access");
		await expect(ada.getByText("You may download every file")).toBeVisible();
		await two.goto(`/steward/${dataset}/holders?text=journey`);
		await two.getByRole("link", { name: "Ada Applicant" }).first().click();
		await two.getByText("Revoke", { exact: true }).first().click();
		await two.locator("textarea[name=reason]:visible").fill("The journey is over now.");
		await two.getByRole("button", { name: "Revoke" }).click();
		await expect(two.getByText("Access is revoked.")).toBeVisible();
		await ada.reload();
		await expect(ada.getByText("The journey is over now.")).toBeVisible();
	});

	await test.step("the holder says what became of the copies", async () => {
		const answer = ada.getByLabel("Answer");
		await expect(answer, "nobody is made to say what they did not choose").toHaveValue("");
		await answer.selectOption("deleted");
		await ada.getByRole("button", { name: "Send" }).click();
		await expect(ada.getByText("Thank you: your answer is kept.")).toBeVisible();
		await expect(ada.getByText("You said: deleted.")).toBeVisible();
	});
});

test("the steward's forms work without JavaScript, and others are shown nothing of the queue", async ({
	browser,
}) => {
	const stranger = await (await browser.newContext()).newPage();
	await signIn(stranger, freshAddress());
	for (const path of ["", "/holders", "/blocks"]) {
		const answer = await stranger.goto(`/steward/${dataset}${path}`);
		expect(answer?.status()).toBe(404);
	}
	const state = await (await asOneOf(browser, "steward", `/steward/${dataset}/blocks`))
		.context()
		.storageState();
	const context = await browser.newContext({ javaScriptEnabled: false, storageState: state });
	const page = await context.newPage();
	const email = freshAddress();
	await page.goto(`/steward/${dataset}/blocks`);
	await page.getByLabel("Mail address").fill(email);
	await page.getByLabel("Reason").last().fill("short");
	await page.getByRole("button", { name: "Block" }).click();
	await expect(page.getByText("Reason: must have at least 10 characters")).toBeVisible();
	await expect(page.getByLabel("Mail address")).toHaveValue(email);
	await page.getByLabel("Reason").last().fill("Shared files with others.");
	await page.getByRole("button", { name: "Block" }).click();
	await expect(page.getByText(email)).toBeVisible();
});
