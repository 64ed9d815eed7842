import { z } from "zod";
import {
	challengeView,
	changeView,
	listChanges,
	readChallenge,
	readPage,
	readRules,
} from "#lib/challenge/index.ts";
import { config } from "#lib/config.ts";
import type { Context } from "#lib/context.ts";
import { NotAllowed } from "#lib/errors.ts";
import {
	arrange,
	arrangementInput,
	type Board,
	boardTable,
	boardView,
	breakdowns,
	readBoard,
} from "#lib/leaderboard/index.ts";
import { announcementView, listAnnouncements } from "#lib/notices/index.ts";
import { visitor } from "#lib/policy/index.ts";
import { selectBases } from "./queries.ts";

const basisView = z
	.object({
		evaluatorVersion: z.string(),
		protocolSha256: z.string(),
		datasetVersion: z.string(),
		labelSetVersion: z.int().nullable(),
		labelSetSha256: z
			.string()
			.nullable()
			.describe(
				"Of the file of labels, which never leaves: whoever holds it can show it is this one",
			),
		isDemonstration: z.boolean().nullable().describe("Whether the labels are generated"),
	})
	.describe("On what the figures stand");

const tableView = z.object({
	breakdown: z.enum(breakdowns),
	heads: z.array(z.string()),
	lines: z.array(z.array(z.string())),
});

const phaseView = z.object({
	phase: z.string(),
	title: z.string(),
	basis: basisView,
	board: boardView.nullable().describe("Null while its figures are nobody's to see"),
	closed: z.string().nullable().describe("Why there is no board"),
	tables: z.array(tableView).describe("The board as it is shown, and each of its breakdowns"),
});

export const archiveView = z.object({
	onsetArchive: z.literal(1).describe("The form of this file"),
	address: z.url().describe("Where the challenge stood when this was made"),
	madeAt: z.iso.datetime(),
	challenge: challengeView,
	rules: z.object({ version: z.int(), markdown: z.string(), sha256: z.string() }).nullable(),
	pages: z.array(z.object({ slug: z.string(), title: z.string(), markdown: z.string() })),
	announcements: z.array(announcementView),
	changes: z.array(changeView),
	phases: z.array(phaseView),
});
export type ArchiveView = z.output<typeof archiveView>;

type Slugs = { challenge: string; phase: string };

function tablesOf(board: Board) {
	return breakdowns
		.filter((breakdown) => breakdown === "overall" || (board.values[breakdown] ?? []).length > 0)
		.map((breakdown) => {
			const { heads, lines } = boardTable(arrange(board, arrangementInput.parse({ breakdown })));
			return { breakdown, heads, lines: lines.map((line) => line.map((cell) => `${cell ?? ""}`)) };
		});
}

/** The whole board as everybody sees it now, or why nobody does. */
async function boardOf(ctx: Context, slugs: Slugs) {
	try {
		const board = await readBoard(ctx, slugs);
		return { board, closed: null, tables: tablesOf(board) };
	} catch (error) {
		if (!(error instanceof NotAllowed)) throw error;
		return { board: null, closed: error.message, tables: [] };
	}
}

/**
 * Everything public of a challenge in one piece: what it asks, its rules, its pages, what was announced
 * and what was changed of it, and each board with what its figures stand on. The same for whoever asks.
 */
export async function readArchive(
	asked: Context,
	input: { challenge: string },
): Promise<ArchiveView> {
	const ctx = { ...asked, actor: visitor };
	const challenge = await readChallenge(ctx, input.challenge);
	const [rules, announcements, changes, bases, pages] = await Promise.all([
		readRules(ctx, input),
		listAnnouncements(ctx, input),
		listChanges(ctx, input),
		selectBases(ctx.db, challenge.id),
		Promise.all(
			challenge.pages.map(async ({ slug, title }) => {
				const { markdown } = await readPage(ctx, { ...input, page: slug });
				return { slug, title, markdown };
			}),
		),
	]);
	const phases = await Promise.all(
		bases.map(async ({ phase, ...basis }) => {
			const title = challenge.phases.find(({ slug }) => slug === phase)?.title ?? phase;
			return { phase, title, basis, ...(await boardOf(ctx, { ...input, phase })) };
		}),
	);
	return {
		onsetArchive: 1,
		address: new URL(`/challenges/${challenge.slug}`, config().SITE_URL).toString(),
		madeAt: ctx.now.toISOString(),
		challenge,
		rules: rules && { version: rules.version, markdown: rules.markdown, sha256: rules.sha256 },
		pages,
		announcements,
		changes,
		phases,
	};
}
