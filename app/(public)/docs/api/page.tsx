import type { Metadata } from "next";
import { PageHead } from "#app/_components/page-head.tsx";
import { Section } from "#app/_components/section.tsx";
import { type Operation, pathNames } from "#app/_http/operation.ts";
import { operations } from "#app/api/v1/operations.ts";
import { config } from "#lib/config.ts";
import type { ErrorCode } from "#lib/errors.ts";

const words = {
	title: "API",
	lead: "Everything the pages do, a program can do with a personal token.",
	start: "From a file to a score",
	token: "Make a token on your account page and put it into a variable:",
	method: "Describe your method once, and keep its id:",
	submit: "Send a file. This way it goes through the server, in one request:",
	watch: "Follow it until it ends, as server-sent events:",
	large:
		"Large files go straight to the storage: announce the file with its length and SHA-256 at /uploads, PUT it to the address you are given with the headers you are given, then say that it is there at /uploads/{intentId}/complete. The PUT takes exactly the announced bytes, for an hour, and no token must be sent along with it.",
	operations: "Operations",
	document: "The OpenAPI 3.1 document",
	documentHint: "is made from the same schemas that check the input.",
	who: { anyone: "For anyone.", member: "With a token." },
	asks: " Takes:",
	errors: "When something is wrong",
	errorsHint:
		"Every error is a problem document (RFC 9457). Its detail is a sentence that says what is wrong and what to do; its code is one of these:",
	meanings: {
		not_signed_in:
			"No token came along, or it is unknown or revoked. Make one on your account page.",
		not_allowed: "You are known, but this is not yours to do; the reason says why.",
		not_found: "There is no such thing under this address.",
		conflict: "It changed meanwhile, or is in a state that does not permit this. Read it again.",
		invalid:
			"The input is wrong; the problems list each place as a JSON pointer, with what was expected.",
		limit_reached: "A limit is used up; nextAt and Retry-After say when to go on.",
		unavailable:
			"Something behind the site does not answer. Nothing was changed; try again in a minute.",
	} satisfies Record<ErrorCode, string>,
};

/** Pasted into a shell one after the other, these work as they stand; a test does just that. */
const recipe = (site: string) => ({
	token: `ONSET=${new URL("/api/v1", site)}\nTOKEN=onset_…`,
	method: `METHOD=$(curl -fsS "$ONSET/challenges/sdfe-lv-spotting/methods" -H "authorization: Bearer $TOKEN" \\
  -H "content-type: application/json" -d '{"name": "My method", "network": "BMN", "backbone": "C3D",
  "backboneFamily": "3D CNN", "fashion": "bottom-up", "streams": "face", "pretraining": "DFEW"}' \\
  | grep -o '"id":"[^"]*"' | cut -d '"' -f 4)`,
	submit: `SUBMISSION=$(curl -fsS "$ONSET/submissions" -H "authorization: Bearer $TOKEN" \\
  -F challenge=sdfe-lv-spotting -F phase=test -F methodId=$METHOD -F file=@proposals.json \\
  | grep -o '"submissionId":"[^"]*"' | cut -d '"' -f 4)`,
	watch: `curl -fsSN "$ONSET/submissions/$SUBMISSION/events" -H "authorization: Bearer $TOKEN"`,
});

// The recipe names this site, which a build does not know.
export const dynamic = "force-dynamic";

export const metadata: Metadata = { title: words.title };

/** A long path breaks before a slash and nowhere else, as far as it can. */
function Address({ operation: { method, path } }: { operation: Operation }) {
	return (
		<code>
			{`${method}\u00a0`}
			{path
				.split(/(?=\/)/)
				.flatMap((part, index) => (index === 0 ? [part] : [<wbr key={part} />, part]))}
		</code>
	);
}

function OperationLine({ operation }: { operation: Operation }) {
	const inPath = pathNames(operation.path);
	const asked = Object.keys(operation.input.shape).filter((name) => !inPath.includes(name));
	return (
		<li>
			<Address operation={operation} />
			<div>
				<p>{operation.summary}</p>
				<p className="quiet fine">
					{words.who[operation.access]}
					{asked.length > 0 ? (
						<>
							{words.asks} <code>{asked.join(", ")}</code>
						</>
					) : null}
				</p>
			</div>
		</li>
	);
}

export default function ApiPage() {
	const { token, method, submit, watch } = recipe(config().SITE_URL);
	return (
		<div className="page">
			<PageHead title={words.title} lead={words.lead} />
			<Section id="start" title={words.start}>
				<p>{words.token}</p>
				<pre>{token}</pre>
				<p>{words.method}</p>
				<pre>{method}</pre>
				<p>{words.submit}</p>
				<pre>{submit}</pre>
				<p>{words.watch}</p>
				<pre>{watch}</pre>
				<p>{words.large}</p>
			</Section>
			<Section id="operations" title={words.operations}>
				<p>
					<a href="/api/v1/openapi.json">{words.document}</a> {words.documentHint}
				</p>
				<ul className="operations">
					{Object.values<Operation>(operations).map((operation) => (
						<OperationLine key={operation.id} operation={operation} />
					))}
				</ul>
			</Section>
			<Section id="errors" title={words.errors}>
				<p>{words.errorsHint}</p>
				<dl className="definitions">
					{Object.entries(words.meanings).map(([code, meaning]) => (
						<div key={code} id={code}>
							<dt>
								<code>{code}</code>
							</dt>
							<dd>{meaning}</dd>
						</div>
					))}
				</dl>
			</Section>
		</div>
	);
}
