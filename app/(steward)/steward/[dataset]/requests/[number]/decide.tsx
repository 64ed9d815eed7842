import { ActionForm, type FormField } from "#app/_components/action-form.client.tsx";
import { Facts } from "#app/_components/facts.tsx";
import { hidden } from "#app/_components/hidden.ts";
import { Instant } from "#app/_components/instant.tsx";
import { Notice } from "#app/_components/notice.tsx";
import { Section } from "#app/_components/section.tsx";
import type { RequestView } from "#lib/access/index.ts";
import { approve, askChanges, comment, decline, note, review } from "./actions.ts";
import { checklist, declineWords, texts } from "./words.ts";

type Version = { sequence: number; version: string };

/** Which request, and as it was read: one that changed since is not decided on. */
const about = (request: RequestView): FormField[] => [
	hidden("dataset", request.dataset.slug),
	hidden("number", request.number),
	hidden("revision", request.revision),
];

const checks: FormField[] = Object.entries(checklist).map(([name, label]) => ({
	name: `check-${name}`,
	label,
	kind: "check",
}));

const words = (label: string, isRequired: boolean, hint?: string): FormField => ({
	name: "words",
	label,
	kind: "lines",
	isRequired,
	...(hint ? { hint } : {}),
});

function inAYear(now: Date): string {
	const day = new Date(now);
	day.setUTCFullYear(day.getUTCFullYear() + 1);
	return day.toISOString().slice(0, 10);
}

function range(versions: readonly Version[]): FormField[] {
	const options = versions.map(({ sequence, version }) => ({
		value: String(sequence),
		label: version,
	}));
	const everyLater = { value: "", label: texts.everyLater };
	return [
		{ name: "firstSequence", label: texts.firstVersion, kind: "choice", options },
		{
			name: "lastSequence",
			label: texts.lastVersion,
			kind: "choice",
			options: [everyLater, ...options],
		},
	];
}

function Forms(props: { request: RequestView; versions: readonly Version[]; now: Date }) {
	const fields = about(props.request);
	const reasons = Object.entries(declineWords).map(([value, label]) => ({ value, label }));
	const endsOn = {
		name: "endsOn",
		label: texts.endsOn,
		kind: "date",
		value: inAYear(props.now),
		isRequired: true,
	} as const;
	return (
		<>
			<ActionForm
				action={approve}
				fields={[
					...fields,
					...checks,
					endsOn,
					...range(props.versions),
					words(texts.words, false, texts.wordsOptional),
					{ name: "despite", label: texts.despite, kind: "check" },
				]}
				submit={texts.approve}
				fold={{ title: texts.approve }}
			/>
			<ActionForm
				action={askChanges}
				fields={[...fields, words(texts.wordsAsk, true)]}
				submit={texts.ask}
				fold={{ title: texts.ask }}
			/>
			<ActionForm
				action={decline}
				fields={[
					...fields,
					...checks,
					{ name: "reason", label: texts.reason, kind: "choice", options: reasons },
					words(texts.words, true),
				]}
				submit={texts.decline}
				tone="danger"
				fold={{ title: texts.decline }}
			/>
		</>
	);
}

/** What this steward may do with the request now, or why there is nothing to do. */
export function Decide(props: { request: RequestView; versions: readonly Version[]; now: Date }) {
	const { request } = props;
	return (
		<Section id="decide" title={texts.decide}>
			{request.isOwn ? <Notice tone="caution">{texts.own}</Notice> : null}
			{request.may.decide || request.isOwn ? null : <Notice>{texts.ended}</Notice>}
			{request.reviewer && request.may.decide ? (
				<p className="quiet">{texts.held(request.reviewer)}</p>
			) : null}
			{request.may.review && request.state === "submitted" ? (
				<ActionForm action={review} fields={about(request)} submit={texts.take} tone="plain" />
			) : null}
			{request.may.decide ? <Forms {...props} /> : null}
			{request.may.comment && !request.isOwn ? (
				<ActionForm
					action={comment}
					fields={[
						...about(request),
						{ name: "body", label: texts.words, kind: "lines", isRequired: true },
					]}
					submit={texts.send}
					fold={{ title: texts.comment }}
				/>
			) : null}
			{request.may.note ? (
				<ActionForm
					action={note}
					fields={[
						...about(request),
						{ name: "body", label: texts.note, kind: "lines", isRequired: true },
					]}
					submit={texts.keep}
					fold={{ title: texts.note }}
				/>
			) : null}
		</Section>
	);
}

/** What was decided, by whom, in which words. */
export function Decision({ request }: { request: RequestView }) {
	const { decision, grant } = request;
	if (!decision && !request.words) return null;
	return (
		<Section id="decision" title={texts.decision}>
			<Facts
				facts={[
					["By", decision ? decision.by : null],
					["At", decision ? <Instant key="at" at={decision.at} /> : null],
					["Reason", decision?.reason ? (declineWords[decision.reason] ?? null) : null],
					[
						"Words",
						request.words ? (
							<span key="words" className="said">
								{request.words}
							</span>
						) : null,
					],
					[
						"Access until",
						grant ? <Instant key="until" at={grant.endsAt} precision="day" /> : null,
					],
				]}
			/>
		</Section>
	);
}
