import { randomUUID } from "node:crypto";
import { type APIRequestContext, expect, test } from "playwright/test";
import { freshAddress, makeToken, signIn } from "#test/support/pages.ts";

type Described = { security?: object[]; requestBody?: object };
type Document = { paths: Record<string, Record<string, Described>> };

const known: Record<string, string> = {
	challenge: "sdfe-lv-spotting",
	phase: "test",
	dataset: "sdfe-lv",
	number: "1",
	language: "en",
	version: "demonstration-1",
};

async function operations(request: APIRequestContext) {
	const document: Document = await (await request.get("/api/v1/openapi.json")).json();
	return Object.entries(document.paths).flatMap(([path, methods]) =>
		Object.entries(methods).map(([method, described]) => ({
			method: method.toUpperCase(),
			isForMembers: described.security !== undefined,
			// What a stranger may know stands in for itself; every id is one that is not there.
			url: `/api/v1${path.replace(/\{(\w+)\}/g, (_, name: string) => known[name] ?? randomUUID())}`,
		})),
	);
}

test("every operation that needs somebody refuses nobody and unknown tokens with 401; the others answer", async ({
	request,
}) => {
	const all = await operations(request);
	expect(all.length).toBeGreaterThan(15);
	for (const { method, url, isForMembers } of all) {
		const said = `${method} ${url}`;
		const plain = await request.fetch(url, { method, data: method === "GET" ? undefined : {} });
		// What anybody may ask for answers, or is not there: it never asks who is asking.
		if (!isForMembers) expect([200, 404, 422], said).toContain(plain.status());
		else {
			expect(plain.status(), said).toBe(401);
			expect(plain.headers()["content-type"], said).toContain("application/problem+json");
			expect(plain.headers()["cache-control"], said).toBe("no-store");
		}
		const authorization = "Bearer onset_unknown";
		const unknown = await request.fetch(url, { method, headers: { authorization } });
		expect(unknown.status(), said).toBe(401);
	}
});

test("what is not JSON, not an object, too long or too deep is refused in one shape", async ({
	page,
	request,
}) => {
	await signIn(page, freshAddress());
	const token = await makeToken(page, "api");
	const deep = `{"a": ${"[".repeat(30_000)}${"]".repeat(30_000)}}`;
	for (const data of ["{", "[1]", "3", `{"a": "${"x".repeat(70_000)}"}`, deep]) {
		const answer = await request.post("/api/v1/tokens", {
			headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
			data,
		});
		expect(answer.status()).toBe(422);
		const problem = await answer.json();
		expect(problem).toMatchObject({ status: 422, code: "invalid" });
		expect(problem.detail).toBeTruthy();
	}
});

test("the site sends its guards with every page, and nobody reaches the inner notices", async ({
	request,
}) => {
	const headers = (await request.get("/")).headers();
	expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
	expect(headers["x-content-type-options"]).toBe("nosniff");
	const inner = await request.post("/api/internal/boards", { data: { phaseId: randomUUID() } });
	expect(inner.status()).toBe(404);
});

test("another site's page cannot write with our reader's cookie", async ({ page }) => {
	await signIn(page, freshAddress());
	const foreign = await page.request.post("/api/v1/tokens", {
		headers: { origin: "https://elsewhere.invalid" },
		data: { name: "stolen" },
	});
	expect(foreign.status()).toBe(403);
	expect((await foreign.json()).reason).toBe("other_site");
	expect(await (await page.request.get("/api/v1/tokens")).json()).toEqual([]);
});
