import { defineConfig } from "playwright/test";

const { CHROMIUM, ONSET_URL } = process.env;

export default defineConfig({
	// Two at once, each in order: what one folder's journeys change is not what the other's look at.
	workers: 2,
	projects: [
		{ name: "challenges", testDir: "test/e2e/challenges", workers: 1 },
		{ name: "datasets", testDir: "test/e2e/datasets", workers: 1 },
	],
	retries: 0,
	// Ceilings for a busy machine; nothing waits for them that is there.
	timeout: 120_000,
	expect: { timeout: 15_000 },
	forbidOnly: true,
	use: {
		baseURL: ONSET_URL ?? "http://localhost:3000",
		launchOptions: {
			...(CHROMIUM ? { executablePath: CHROMIUM } : {}),
			args: [
				// Chromium refuses to sandbox itself as root.
				...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
				"--disable-dev-shm-usage",
				"--disable-gpu",
				"--disable-background-networking",
				"--disable-component-update",
				"--disable-sync",
				"--no-first-run",
			],
		},
	},
});
