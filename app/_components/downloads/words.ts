import type { LedgerView, ManifestView } from "#lib/downloads/index.ts";
import type { BadgeTone } from "../badge.tsx";

export const ways: Record<LedgerView["lines"][number]["way"], string> = {
	browser: "browser",
	token: "token",
	manifest: "list",
};

export const manifestBadges: Record<ManifestView["state"], { word: string; tone: BadgeTone }> = {
	live: { word: "works", tone: "accent" },
	expired: { word: "expired", tone: "dashed" },
	ended: { word: "ended", tone: "dashed" },
};

export const words = {
	confirmed: "arrived whole",
	issued: "fetched, not confirmed",
	missing: "not fetched",
	bar: (confirmed: number, issued: number, missing: number) =>
		`${confirmed} arrived whole, ${issued} fetched and not confirmed, ${missing} not fetched`,
	of: (files: number) => `of ${files.toLocaleString("en")} files`,
	ledger: "Ledger",
	noLines: "Nothing has been fetched yet.",
	older: "Older lines",
	at: "When",
	file: "File",
	version: "Version",
	licence: "Licence",
	noLicence: "public",
	way: "By",
	lists: "Lists",
	made: "Made",
	ofVersion: (version: string) => `version ${version}, until`,
	state: "State",
	fetched: "Files fetched",
	end: "End",
	endOf: (at: string) => `End the list made ${at}`,
};
