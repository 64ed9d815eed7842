import { spawnSync } from "node:child_process";
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type APIRequestContext, type Browser, expect, type Page } from "playwright/test";
import { freshAddress, makeToken, signIn } from "./pages.ts";

export const slug = "sdfe-lv";
const api = `/api/v1/datasets/${slug}`;
const program = path.resolve(import.meta.dirname, "../../bin/onset.mjs");

export const sha256Of = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

/** Somebody new signed in, in a browser of their own. */
async function newPage(browser: Browser, email: string, next = "/account"): Promise<Page> {
	const page = await (await browser.newContext()).newPage();
	await signIn(page, email, next);
	return page;
}

/**
 * Somebody of the demonstration, in a browser of their own. Links by mail are few in an hour, so a
 * session is kept beside the site's data and used again by the next test, or the next run.
 */
export async function sessionOf(browser: Browser, email: string): Promise<Page> {
	const kept = path.join(process.env.ONSET_DATA ?? "data", `session-of-${email}.json`);
	if (existsSync(kept)) {
		const page = await (await browser.newContext({ storageState: kept })).newPage();
		await page.goto("/account");
		if (new URL(page.url()).pathname === "/account") return page;
		await page.context().close();
	}
	const page = await newPage(browser, email);
	await page.context().storageState({ path: kept });
	return page;
}

/** Calls the API as a program of somebody, and fails where it does. */
function callsOf(request: APIRequestContext, token: string) {
	const headers = { authorization: `Bearer ${token}` };
	return {
		get: async (at: string) => {
			const answer = await request.get(at, { headers });
			expect(answer.ok(), await answer.text()).toBe(true);
			return answer.json();
		},
		post: async (at: string, data: object) => {
			const answer = await request.post(at, { data, headers });
			expect(answer.ok(), await answer.text()).toBe(true);
			return answer.json();
		},
	};
}

type Calls = ReturnType<typeof callsOf>;

/** A steward who approves by program what this test has asked for. */
export async function stewardOf(browser: Browser, request: APIRequestContext) {
	const page = await sessionOf(browser, "steward@demonstration.invalid");
	const calls = callsOf(request, await makeToken(page, "journey of a holder"));
	const approve = async (number: number) => {
		const { revision } = await calls.get(`/api/v1/requests/${number}`);
		await calls.post(`/api/v1/requests/${number}/approve`, { revision, words: "" });
	};
	return { page, approve };
}

async function ask(calls: Calls, name: string): Promise<number> {
	const licence = await calls.get(`${api}/licence`);
	const person = { position: "faculty", institution: "Journey University" };
	const { number } = licence;
	await calls.post(`${api}/licence/signatures`, { ...person, number, typedName: name });
	const made = await calls.post(`${api}/requests`, {
		...person,
		intendedUse: "A journey of a holder.",
		answers: { storage: "On the group's own disk." },
	});
	await calls.post(`/api/v1/requests/${made.number}/submit`, {});
	return Number(made.number);
}

/** Somebody new who signed, asked and was approved; in a browser of their own. */
export async function newHolder(
	browser: Browser,
	request: APIRequestContext,
	approve: (number: number) => Promise<void>,
) {
	const email = freshAddress();
	const name = `Hana ${randomUUID().slice(0, 8)}`;
	const page = await newPage(browser, email);
	await page.getByLabel("Name", { exact: true }).fill(name);
	await page.getByRole("button", { name: "Save" }).click();
	await expect(page.getByText("Saved.")).toBeVisible();
	const calls = callsOf(request, await makeToken(page, "journey"));
	await approve(await ask(calls, name));
	return { page, email, name, calls };
}

/** Publishes a version of the dataset with one more video, by the command, as its organizer. */
export async function publishVideo(organizer: Page, site: string) {
	await organizer.goto(`/organize/${slug}`);
	const version = await organizer.getByLabel("Version", { exact: true }).inputValue();
	const token = await makeToken(organizer, "publishing a video");
	const videoId = `表情-${randomUUID().slice(0, 8)}`;
	const bytes = randomBytes(300_000);
	const file = `videos/journeys/${videoId}.mp4`;
	const folder = mkdtempSync(path.join(tmpdir(), "onset-holder-"));
	mkdirSync(path.join(folder, "videos/journeys"), { recursive: true });
	writeFileSync(path.join(folder, file), bytes);
	const words = ["--dataset", slug, "--version", version, "--site", site];
	const more = ["--keep-previous", "--publish", "One more video."];
	const { status, stderr } = spawnSync(
		process.execPath,
		[program, "publish-files", folder, ...words, ...more],
		{ encoding: "utf8", env: { ...process.env, ONSET_TOKEN: token } },
	);
	rmSync(folder, { recursive: true, force: true });
	expect(status, stderr).toBe(0);
	return { version, videoId, path: file, fileName: `${videoId}.mp4`, bytes };
}

export type Published = Awaited<ReturnType<typeof publishVideo>>;

/** The holder's page of a version, at the part of its files that has this one. */
export async function pageWith(request: APIRequestContext, of: Published): Promise<string> {
	const answer = await request.get(`${api}/versions/${of.version}`);
	const { list }: { list: { id: string | null; path: string; isTakenDown: boolean }[] } =
		await answer.json();
	const held = list.filter(({ id, isTakenDown }) => id !== null && !isTakenDown);
	const at = held.findIndex((file) => file.path === of.path);
	expect(at).toBeGreaterThanOrEqual(0);
	return `/access/${slug}?version=${of.version}&from=${Math.floor(at / 50) * 50}`;
}

/** The bytes that a click on something brings, and under which name. */
export async function downloaded(page: Page, click: () => Promise<void>) {
	const [download] = await Promise.all([page.waitForEvent("download"), click()]);
	const chunks: Buffer[] = [];
	for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk));
	return { name: download.suggestedFilename(), bytes: Buffer.concat(chunks) };
}
