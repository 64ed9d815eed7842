import { anyone, byGrant, only, team, type Verdicts } from "./roles.ts";
import type { World } from "./world.ts";

/** A handler beside the operations of the API: what is sent to it, and what each role gets. */
export type Call = {
	at: (world: World) => string;
	body?: (world: World) => FormData | string;
	verdicts: Verdicts;
	signs?: true;
};

const file = (name: string, fields: Record<string, string> = {}) => {
	const form = new FormData();
	form.set("file", new File(["words"], name));
	for (const [field, value] of Object.entries(fields)) form.set(field, value);
	return form;
};

const nowhere: Verdicts = { visitor: "not_found", others: "not_found" };

/** The address that a mail program sends its POST to. */
const oneClick = ({ token, ...link }: World["unsubscribing"]) =>
	`/unsubscribe/${token}?${new URLSearchParams(link)}`;

/** Every route handler that is no operation of the API, by method and place in the tree. */
export const handlerTable: Readonly<Record<string, readonly Call[]>> = {
	"GET /api/auth/[...nextauth]": [{ at: () => "/api/auth/session", verdicts: anyone }],
	// Without the token of a form of this site nothing is done: the reader is led to the sign-in page.
	"POST /api/auth/[...nextauth]": [
		{
			at: () => "/api/auth/signin/mail",
			body: () => "email=nobody%40routes.invalid",
			verdicts: { visitor: "elsewhere", others: "elsewhere" },
		},
	],
	"GET /api/health": [{ at: () => "/api/health", verdicts: anyone }],
	"GET /api/v1/openapi.json": [{ at: () => "/api/v1/openapi.json", verdicts: anyone }],
	"POST /api/internal/boards": [
		{ at: () => "/api/internal/boards", body: () => '{"phaseId":null}', verdicts: nowhere },
	],
	"GET /challenges/[challenge]/feed.xml": [
		{ at: ({ slugs }) => `/challenges/${slugs.challenge}/feed.xml`, verdicts: anyone },
		{
			at: ({ draftChallenge }) => `/challenges/${draftChallenge.slug}/feed.xml`,
			verdicts: nowhere,
		},
	],
	"GET /unsubscribe/[token]": [
		{ at: ({ unsubscribing }) => oneClick(unsubscribing), verdicts: anyone },
		{ at: () => "/unsubscribe/forged", verdicts: anyone },
	],
	"POST /unsubscribe/[token]": [
		{
			at: ({ unsubscribing }) => oneClick({ ...unsubscribing, signature: "forged" }),
			body: () => "List-Unsubscribe=One-Click",
			verdicts: { visitor: "link_forged", others: "link_forged" },
		},
		{
			at: ({ unsubscribing }) => oneClick(unsubscribing),
			body: () => "List-Unsubscribe=One-Click",
			verdicts: anyone,
		},
	],
	"HEAD /api/v1/files/[fileId]": [
		{ at: ({ files }) => `/api/v1/files/${files.licensed.id}`, verdicts: byGrant, signs: true },
	],
	"HEAD /api/v1/manifests/[manifestId]/[pass]/files/[[...path]]": [
		{
			at: ({ list, pass }) => `/api/v1/manifests/${list}/${pass}/files/videos/licensed.txt`,
			verdicts: anyone,
			signs: true,
		},
	],
	"GET /requests/[number]/attachments/[attachment]": [
		{
			at: ({ drafted, attachmentId }) => `/requests/${drafted}/attachments/${attachmentId}`,
			verdicts: {
				...only(["drafting"], "stewards_only"),
				steward: "request_is_a_draft",
				admin: "request_is_a_draft",
			},
			signs: true,
		},
	],
	"POST /requests/[number]/attachments": [
		{
			at: ({ drafted }) => `/requests/${drafted}/attachments`,
			body: () => file("words.pdf"),
			verdicts: only(["drafting"], "applicants_only", "elsewhere"),
		},
	],
	"POST /challenges/[challenge]/[phase]/submit/file": [
		{
			at: ({ slugs }) => `/challenges/${slugs.challenge}/${slugs.phase}/submit/file`,
			body: ({ methodId }) => file("proposals.json", { methodId }),
			verdicts: only(team, "not_in_team"),
		},
	],
};
