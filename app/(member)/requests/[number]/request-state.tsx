import Link from "next/link";
import { Badge } from "#app/_components/badge.tsx";
import { Instant } from "#app/_components/instant.tsx";
import { Notice } from "#app/_components/notice.tsx";
import { BothWords } from "#app/_components/request/both.tsx";
import { reasonWords, stateHints } from "#app/_components/request/words.ts";
import type { RequestView } from "#lib/access/index.ts";
import { askAgain, submit, withdraw } from "./actions.ts";
import { words } from "./words.ts";

type Part = { request: RequestView };

/** What the stewards said, and what became of it. */
export function Answer({ request }: Part) {
	const { words: said, declineReason, grant, dataset } = request;
	return (
		<>
			<p>
				<BothWords words={stateHints[request.state]} />
			</p>
			{declineReason ? (
				<p>
					{words.reason}: <BothWords words={reasonWords[declineReason]} />
				</p>
			) : null}
			{said ? (
				<Notice tone={request.state === "approved" ? "good" : "caution"} title={words.wish}>
					<p className="typed" dir="auto">
						{said}
					</p>
				</Notice>
			) : null}
			{grant ? (
				<p>
					{words.until(grant.endsAt.slice(0, 10))}{" "}
					<Link href={`/access/${dataset.slug}`}>{words.download}</Link>
				</p>
			) : null}
		</>
	);
}

export function Missing({ request }: Part) {
	if (!request.may.edit || request.missing.length === 0) return null;
	return (
		<Notice tone="caution" title={words.missing}>
			<ul>
				{request.missing.map(({ pointer, message, messageZh }) => (
					<li key={pointer}>
						<BothWords words={{ en: message, zh: messageZh }} />
					</li>
				))}
			</ul>
		</Notice>
	);
}

/** The ways on for what may still be written: the one to take first comes first. */
function Writing({ request, form }: Part & { form: string }) {
	const maySubmit = request.missing.length === 0;
	// What the stewards gave back is changed before it is submitted again.
	const isSubmitFirst = maySubmit && request.state !== "needs_changes";
	const change = (
		<Link className={isSubmitFirst ? "button plain" : "button"} href={form}>
			{words.edit}
		</Link>
	);
	if (!maySubmit) return change;
	const send = (
		<form action={submit}>
			<input type="hidden" name="number" value={request.number} />
			<button type="submit" className={isSubmitFirst ? undefined : "plain"}>
				{words.submit}
			</button>
		</form>
	);
	return (
		<>
			{isSubmitFirst ? send : change}
			{isSubmitFirst ? change : send}
		</>
	);
}

/** What the applicant may do with it now. */
export function Actions({ request }: Part) {
	const { number, may, moment, dataset } = request;
	const form = `/datasets/${dataset.slug}/request`;
	if (moment === "ended")
		return request.state === "approved" ? null : (
			<p>
				<Link className="button" href={form}>
					{words.again}
				</Link>
			</p>
		);
	return (
		<div className="request-actions">
			{may.edit ? <Writing request={request} form={form} /> : null}
			{may.withdraw ? (
				<details>
					<summary>{words.withdraw}</summary>
					<form action={withdraw} className="actions">
						<input type="hidden" name="number" value={number} />
						<span className="quiet">{words.withdrawHint}</span>
						<button type="submit" className="danger">
							{words.withdrawNow}
						</button>
					</form>
				</details>
			) : null}
		</div>
	);
}

/** Who was asked to confirm a student, and what they said. */
export function Asks({ request }: Part) {
	const [last] = request.supervisorAsks;
	const mayAsk = request.may.comment && (last?.status === "asked" || last?.status === "expired");
	return (
		<>
			<ul className="request-list">
				{request.supervisorAsks.map((ask) => (
					<li key={ask.id}>
						<div className="request-list-head">
							<bdi>{`${ask.name}, ${ask.email}`}</bdi>
							<Badge>{words.statuses[ask.status]}</Badge>
							<span className="quiet small">
								{words.asked} <Instant at={ask.askedAt} precision="day" />
							</span>
						</div>
						{ask.words ? (
							<p className="typed" dir="auto">
								{ask.words}
							</p>
						) : null}
					</li>
				))}
			</ul>
			{mayAsk ? (
				<form action={askAgain}>
					<input type="hidden" name="number" value={request.number} />
					<button type="submit" className="plain">
						{words.askAgain}
					</button>
				</form>
			) : null}
		</>
	);
}
