import { z } from "zod";
import { operation } from "#app/_http/operation.ts";
import { archiveInput, archiveKeyView, archiveView } from "#lib/archive/index.ts";
import { challengeView, revealInput, videosView } from "#lib/challenge/index.ts";
import { arrangedBoardView, arrangementInput } from "#lib/leaderboard/index.ts";
import { quotaView } from "#lib/submissions/index.ts";
import { methodInput, methodView, teamView } from "#lib/teams/index.ts";

const challengeSlug = z.object({
	challenge: z.string().describe("The challenge's name in its address"),
});
const phaseSlug = challengeSlug.extend({
	phase: z.string().describe("The phase's name in its address"),
});

export const challengesOperations = {
	listChallenges: operation({
		id: "listChallenges",
		method: "GET",
		path: "/challenges",
		summary: "All challenges with their phases",
		access: "anyone",
		input: z.object({}),
		output: z.array(challengeView),
		status: 200,
	}),
	readChallenge: operation({
		id: "readChallenge",
		method: "GET",
		path: "/challenges/{challenge}",
		summary: "One challenge with its phases",
		access: "anyone",
		input: challengeSlug,
		output: challengeView,
		status: 200,
	}),
	readVideos: operation({
		id: "readVideos",
		method: "GET",
		path: "/challenges/{challenge}/phases/{phase}/videos",
		summary: "The dataset's videos, and the subset that this phase scores",
		access: "anyone",
		input: phaseSlug,
		output: videosView,
		status: 200,
	}),
	readBoard: operation({
		id: "readBoard",
		method: "GET",
		path: "/challenges/{challenge}/phases/{phase}/board",
		summary: "The board, narrowed, grouped and sorted as the query says",
		access: "anyone",
		input: phaseSlug.extend(arrangementInput.shape),
		output: arrangedBoardView,
		status: 200,
	}),
	readBoardCsv: operation({
		id: "readBoardCsv",
		method: "GET",
		path: "/challenges/{challenge}/phases/{phase}/board.csv",
		summary: "The same table as CSV",
		access: "anyone",
		input: phaseSlug.extend(arrangementInput.shape),
		output: z.string(),
		outputType: "text/csv",
		status: 200,
	}),
	readArchive: operation({
		id: "readArchive",
		method: "GET",
		path: "/challenges/{challenge}/archive",
		summary: "Everything public of a challenge in one piece, to keep",
		access: "anyone",
		input: archiveInput,
		output: archiveView,
		status: 200,
	}),
	readArchivePage: operation({
		id: "readArchivePage",
		method: "GET",
		path: "/challenges/{challenge}/archive.html",
		summary: "The same as a signed page that needs no server",
		access: "anyone",
		input: archiveInput,
		output: z.string(),
		outputType: "text/html",
		status: 200,
	}),
	readArchiveKey: operation({
		id: "readArchiveKey",
		method: "GET",
		path: "/archive-key",
		summary: "The public key of this site's archives: note it, and no forged one passes for them",
		access: "anyone",
		input: z.object({}),
		output: archiveKeyView,
		status: 200,
	}),
	revealPhase: operation({
		id: "revealPhase",
		method: "POST",
		path: "/challenges/{challenge}/phases/{phase}/reveal",
		summary: "Reveal a frozen board; it cannot be frozen again",
		access: "member",
		input: revealInput,
		output: phaseSlug.extend({ revealedAt: z.iso.datetime() }),
		status: 200,
	}),
	readQuota: operation({
		id: "readQuota",
		method: "GET",
		path: "/challenges/{challenge}/phases/{phase}/quota",
		summary: "What your team has used of this phase's limits; null before it has sent anything",
		access: "member",
		input: phaseSlug,
		output: quotaView.nullable(),
		status: 200,
	}),
	listMethods: operation({
		id: "listMethods",
		method: "GET",
		path: "/challenges/{challenge}/methods",
		summary: "Your team in a challenge and its methods",
		access: "member",
		input: challengeSlug,
		output: z.object({
			team: teamView.nullable(),
			methods: z.array(methodView),
			runsIt: z
				.boolean()
				.describe("You run the challenge or the site, and so do not compete in it"),
		}),
		status: 200,
	}),
	createMethod: operation({
		id: "createMethod",
		method: "POST",
		path: "/challenges/{challenge}/methods",
		summary: "Describe a new method of your team",
		access: "member",
		input: challengeSlug.extend(methodInput.shape),
		output: methodView,
		status: 201,
	}),
};
