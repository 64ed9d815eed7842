import type { SubmissionView } from "#lib/submissions/index.ts";
import { Facts } from "../facts.tsx";
import { fileSize } from "../file-size.ts";
import { Instant } from "../instant.tsx";
import { Section } from "../section.tsx";
import { historyWords, words } from "./words.ts";

const hash = (sha256: string) => <code className="hash">{sha256}</code>;

/** What the figures were made of and by what, and what happened when. */
export function ResultOrigin({ submission }: { submission: SubmissionView }) {
	const provenance = submission.figures?.provenance ?? null;
	const { method } = submission;
	return (
		<>
			<Section id="provenance" title={provenance ? words.provenance : words.theFile}>
				<Facts
					facts={[
						[words.file, submission.fileName],
						[words.bytes, fileSize(submission.fileBytes)],
						[
							words.received,
							<Instant key="received" at={submission.receivedAt} precision="second" />,
						],
						[words.fileHash, hash(submission.sha256)],
						...(provenance
							? ([
									[words.labelHash, hash(provenance.labelSetSha256)],
									[words.protocolHash, hash(provenance.protocolSha256)],
									[words.evaluator, `${provenance.evaluator.name} ${provenance.evaluator.version}`],
									[
										words.evaluated,
										<Instant key="evaluated" at={provenance.evaluatedAt} precision="second" />,
									],
								] as const)
							: []),
					]}
				/>
			</Section>
			<Section id="method" title={words.method}>
				<Facts
					facts={[
						[words.network, method.network],
						[words.backbone, method.backbone],
						[words.fashion, method.fashion],
						[words.streams, method.streams],
						[words.pretraining, method.pretraining],
						[words.extraData, method.extraData],
						[words.links, <MethodLinks key="links" method={method} />],
					]}
				/>
			</Section>
			<Section id="history" title={words.history}>
				<Facts
					facts={submission.history.map(({ action, at }) => [
						historyWords[action] ?? action,
						<Instant key={at} at={at} precision="second" />,
					])}
				/>
			</Section>
		</>
	);
}

function MethodLinks({ method }: Pick<SubmissionView, "method">) {
	const { paperUrl, codeUrl } = method;
	return (
		<>
			{paperUrl ? (
				<a href={paperUrl} rel="noopener nofollow ugc">
					{words.paper}
				</a>
			) : null}
			{paperUrl && codeUrl ? ", " : null}
			{codeUrl ? (
				<a href={codeUrl} rel="noopener nofollow ugc">
					{words.code}
				</a>
			) : null}
			{!paperUrl && !codeUrl ? "–" : null}
		</>
	);
}
