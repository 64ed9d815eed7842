import Link from "next/link";
import { RequestBadge } from "#app/_components/access-badges.tsx";
import { Badge, type BadgeTone } from "#app/_components/badge.tsx";
import { Facts } from "#app/_components/facts.tsx";
import { fileSize } from "#app/_components/file-size.ts";
import { Instant } from "#app/_components/instant.tsx";
import { englishOf, eventWords } from "#app/_components/request/words.ts";
import { Section } from "#app/_components/section.tsx";
import type { RequestView } from "#lib/access/index.ts";
import { positionWords } from "../../../words.ts";
import { declineWords, texts } from "./words.ts";

const Said = ({ children }: { children: string }) => <bdi className="said">{children}</bdi>;

/** Words of the applicant; null leaves the line out. */
const said = (text: string | null) => (text ? <Said>{text}</Said> : null);

/** A page that the applicant names: shown as text too, since the text is what they vouch for. */
const outside = (url: string | null) =>
	url ? (
		<a href={url} rel="noreferrer nofollow" target="_blank">
			{url}
		</a>
	) : null;

export function FormContents({ request }: { request: RequestView }) {
	const { fields, form, applicant } = request;
	return (
		<Section id="form" title={texts.form}>
			<Facts
				facts={[
					["Name", said(applicant.name)],
					["Mail address", said(applicant.email)],
					["Position", fields.position ? positionWords[fields.position] : texts.none],
					["Institution", said(fields.institution)],
					["ROR", outside(fields.rorId)],
					["Homepage or ORCID", outside(fields.homepage)],
					["Intended use", said(fields.intendedUse)],
					["Publications so far", said(fields.publications)],
					...form.questions.map(
						({ key, labelEn }) => [labelEn, said(fields.answers[key] ?? "")] as const,
					),
				]}
			/>
		</Section>
	);
}

const tones: Record<string, BadgeTone> = {
	supports: "accent",
	"says nothing": "dashed",
	"speaks against": "caution",
};

export function Evidence({ request }: { request: RequestView }) {
	return (
		<Section id="evidence" title={texts.evidence}>
			<p className="quiet">{texts.evidenceLead}</p>
			<ul className="evidence">
				{request.evidence.map((item) => (
					<li key={`${item.kind} ${item.words}`}>
						<Badge tone={tones[item.finding] ?? "plain"}>{item.finding}</Badge>
						<div>
							<bdi>{item.words}</bdi>
							<span className="source">
								{item.source}
								{item.date ? `, ${item.date.slice(0, 10)}` : ""}
							</span>
						</div>
					</li>
				))}
			</ul>
		</Section>
	);
}

export function Supervisor({ request }: { request: RequestView }) {
	if (request.supervisorAsks.length === 0) return null;
	return (
		<Section id="supervisor" title={texts.supervisor}>
			<ul className="trail">
				{request.supervisorAsks.map((ask) => (
					<li key={ask.id}>
						<Badge tone={ask.status === "confirmed" ? "accent" : "plain"}>{ask.status}</Badge>{" "}
						<bdi>{ask.name}</bdi>, <bdi>{ask.email}</bdi>{" "}
						<span className="by">
							<Instant at={ask.answeredAt ?? ask.askedAt} precision="day" />
						</span>
						{ask.words ? <p className="said">{ask.words}</p> : null}
					</li>
				))}
			</ul>
		</Section>
	);
}

/** "PDF" of application/pdf: people know a file by that. */
const fileType = (mediaType: string) => mediaType.replace(/^.*\//, "").toUpperCase();

export function Attachments({ request }: { request: RequestView }) {
	if (request.attachments.length === 0) return null;
	return (
		<Section id="documents" title={texts.attachments}>
			<ul className="trail">
				{request.attachments.map((one) => (
					<li key={one.id}>
						{one.emptiedAt ? (
							<>
								<bdi>{one.fileName}</bdi>: {texts.emptied(one.emptiedAt.slice(0, 10))}
							</>
						) : (
							<a href={`/requests/${request.number}/attachments/${one.id}`}>
								<bdi>{one.fileName}</bdi>
							</a>
						)}{" "}
						<span className="by">
							{fileType(one.mediaType)}, {fileSize(one.fileBytes)}
						</span>
					</li>
				))}
			</ul>
		</Section>
	);
}

export function Conversation({ request }: { request: RequestView }) {
	return (
		<Section id="conversation" title={texts.conversation}>
			{request.comments.length === 0 ? <p className="quiet">{texts.noConversation}</p> : null}
			<ul className="trail">
				{request.comments.map((one) => (
					<li key={one.id}>
						<span className="by">
							<bdi>{one.by.name}</bdi>, <Instant at={one.at} />{" "}
							{one.audience === "stewards" ? <Badge tone="caution">{texts.notesOnly}</Badge> : null}
						</span>
						<p className="said">
							<bdi>{one.body}</bdi>
						</p>
					</li>
				))}
			</ul>
		</Section>
	);
}

/** As the applicant reads them. */
const steps = englishOf(eventWords);

export function History({ request }: { request: RequestView }) {
	return (
		<Section id="history" title={texts.history}>
			<ol className="trail">
				{request.history.map((event) => (
					<li key={`${event.at} ${event.action}`}>
						<Instant at={event.at} /> {steps[event.action] ?? event.action}
						{event.toState && event.toState !== event.fromState ? (
							<>
								{" "}
								<RequestBadge state={event.toState} />
							</>
						) : null}{" "}
						<span className="by">
							<bdi>{event.by ?? texts.onset}</bdi>
						</span>
					</li>
				))}
			</ol>
		</Section>
	);
}

export function Earlier({ request }: { request: RequestView }) {
	if (request.earlier.length === 0) return null;
	return (
		<Section id="earlier" title={texts.earlier}>
			<ul className="trail">
				{request.earlier.map((one) => (
					<li key={one.number}>
						<Link href={`/steward/${request.dataset.slug}/requests/${one.number}`}>
							#{one.number}
						</Link>{" "}
						<RequestBadge state={one.state} />{" "}
						<span className="by">
							<Instant at={one.stateChangedAt} precision="day" />
							{one.declineReason ? `, ${declineWords[one.declineReason]}` : ""}
						</span>
					</li>
				))}
			</ul>
		</Section>
	);
}
