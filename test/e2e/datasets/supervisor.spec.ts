import { type Browser, expect, type Page, test } from "playwright/test";
import {
	forSteward,
	newMember,
	newSteward,
	numberOf,
	openAct,
	requestForm,
	signLicence,
} from "#test/support/applicant-pages.ts";
import { freshAddress } from "#test/support/pages.ts";
import { addressIn, mailAbout } from "#test/support/site-mail.ts";

/** What a supervisor does who is no member here: opens the mailed link, in a browser without JavaScript. */
async function openAsked(browser: Browser, email: string, student: string): Promise<Page> {
	const { subject, text } = await mailAbout(email, student);
	expect(subject).toContain("将您列为导师");
	const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
	const answer = await page.goto(addressIn(text, "/supervise/"));
	expect(answer?.status()).toBe(200);
	return page;
}

const name = "李 明";
const institution = "东南大学";
const use = "关于表情起始帧的硕士论文。";
const wish = "请提供机构邮箱的导师。";

/** The form, filled in by its Chinese words; the first submission names nobody. */
async function applyInChinese(page: Page, supervisor: string): Promise<number> {
	await page.goto(requestForm);
	await expect(page.getByLabel("导师邮箱")).toBeHidden();
	await page.getByLabel("身份").selectOption({ label: "student 学生" });
	await page.getByLabel("所在机构").fill(institution);
	await page.getByLabel("数据用途").fill(use);
	await page.getByLabel("数据将存放在哪里").fill("课题组服务器，仅本组可读。");
	await page.getByRole("button", { name: "提交" }).click();
	await expect(page.getByText("A student names a supervisor.").first()).toBeVisible();
	await page.getByLabel("导师姓名").fill("孙 教授");
	await page.getByLabel("导师邮箱").fill(supervisor);
	await page.getByRole("button", { name: "提交" }).click();
	await expect(page.getByText("等待管理员审核")).toBeVisible();
	return numberOf(page);
}

async function askForAnother(steward: Page, number: number): Promise<void> {
	await steward.goto(forSteward(number));
	const evidence = steward.locator("#evidence");
	await expect(evidence).toContainText("elsewhere.invalid, not the applicant's domain");
	const act = await openAct(steward, "Ask for changes");
	await act.getByLabel("What is missing").fill(wish);
	await act.getByRole("button", { name: "Ask for changes" }).click();
	await expect(steward.getByText("The applicant has been asked for changes.")).toBeVisible();
}

async function nameAnother(page: Page, email: string, supervisor: string): Promise<void> {
	const { text } = await mailAbout(email, "需要修改");
	expect(text).toContain(wish);
	await page.goto(requestForm);
	await expect(page.getByText(wish)).toBeVisible();
	await page.getByLabel("导师邮箱").fill(supervisor);
	await page.getByRole("button", { name: "提交" }).click();
	await expect(page.getByText("等待管理员审核")).toBeVisible();
}

async function answerOnce(browser: Browser, supervisor: string): Promise<void> {
	const one = await openAsked(browser, supervisor, name);
	const two = await openAsked(browser, supervisor, name);
	await one.getByLabel("给管理员的话").fill("他是我的学生。");
	await one.getByRole("button", { name: "我确认" }).click();
	await expect(one.getByText("您已确认，谢谢。")).toBeVisible();
	await two.getByRole("button", { name: "我拒绝" }).click();
	await expect(two.getByRole("alert").filter({ hasText: "You confirmed this" })).toBeVisible();
	const again = await openAsked(browser, supervisor, name);
	await expect(again.getByText("您已确认，谢谢。")).toBeVisible();
	await expect(again.getByRole("button", { name: "我拒绝" })).toHaveCount(0);
	const forged = again.url().replace(/signature=./, "signature=!");
	expect((await again.goto(forged))?.status()).toBe(404);
}

test("a student reads the form in Chinese and names a supervisor, who confirms from their own mailbox, once", async ({
	browser,
}) => {
	const { page, email } = await newMember(browser, name);
	await signLicence(page, { name, position: "student", institution });
	const elsewhere = freshAddress().replace("@test.invalid", "@elsewhere.invalid");
	const atHome = freshAddress();
	const number = await test.step("the form asks a student, and nobody else, for a supervisor", () =>
		applyInChinese(page, elsewhere));
	const first = await openAsked(browser, elsewhere, name);
	await expect(first.getByText(use)).toBeVisible();

	const steward = await newSteward(browser);
	await test.step("the steward sees that the domains differ, and asks for another supervisor", () =>
		askForAnother(steward, number));
	await test.step("the student names another; whoever was asked before is not needed any longer", async () => {
		await nameAnother(page, email, atHome);
		await first.getByRole("button", { name: "我确认" }).click();
		await expect(first.getByRole("alert").filter({ hasText: "no longer needed" })).toBeVisible();
	});
	await test.step("the link works once, and opening it uses nothing up", () =>
		answerOnce(browser, atHome));

	await test.step("both sides see the answer, and that the domains agree", async () => {
		const { text } = await mailAbout(email, "导师已确认");
		expect(text).toContain("他是我的学生。");
		await page.goto(`/requests/${number}`);
		await expect(page.locator("#evidence")).toContainText("与申请人域名一致");
		await expect(page.locator("#supervisor")).toContainText("已确认");
		await steward.goto(forSteward(number));
		const agreed = "the same domain as the applicant's) confirmed to be the supervisor";
		await expect(steward.locator("#evidence")).toContainText(agreed);
		await expect(steward.locator("#supervisor")).toContainText("他是我的学生。");
	});
});
