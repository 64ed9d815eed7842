"use client";

import { useActionState } from "react";
import { control, Field } from "#app/_components/field.tsx";
import { Notice } from "#app/_components/notice.tsx";
import { Refused } from "#app/_components/refused.client.tsx";
import type { RecipientsView } from "#lib/notices/index.ts";
import type { MessageOutcome } from "./actions.ts";
import { audienceWords } from "./words.ts";

const words = {
	to: "To",
	team: "Team",
	teamHint: "Only for “One team”.",
	phase: "Phase",
	phaseHint: "Only for the choices about a phase.",
	none: "–",
	subject: "Subject",
	body: "Message",
	bodyHint:
		"Sent as it is typed, in your language; people read it in their mailbox and on this site.",
	preview: "Show whom it goes to",
	counted: ({ teams, people }: RecipientsView) =>
		`It would go to ${people} ${people === 1 ? "person" : "people"} in ${teams.length} ${teams.length === 1 ? "team" : "teams"}:`,
	nobody: "This is nobody at present.",
	send: (people: number) => `Send to ${people} ${people === 1 ? "person" : "people"}`,
};

type Choice = { value: string; label: string };

function Choose(props: {
	id: string;
	label: string;
	options: readonly Choice[];
	value: string | undefined;
	hint?: string;
}) {
	const { id, label, options, value, hint } = props;
	return (
		<Field id={id} label={label} hint={hint}>
			<select {...control(id, { hint })} name={id} defaultValue={value ?? ""}>
				{options.map((option) => (
					<option key={option.value} value={option.value}>
						{option.label}
					</option>
				))}
			</select>
		</Field>
	);
}

function Counted({ recipients }: { recipients: RecipientsView }) {
	if (recipients.people === 0) return <Notice tone="caution">{words.nobody}</Notice>;
	return (
		<Notice alert>
			<p>{words.counted(recipients)}</p>
			<ul className="recipients">
				{recipients.teams.map(({ number, name }) => (
					<li key={number}>
						<bdi>{name}</bdi>
					</li>
				))}
			</ul>
			<input type="hidden" name="seen" value={recipients.seen} />
		</Notice>
	);
}

function Audience(props: {
	typed: MessageOutcome["typed"];
	teams: readonly Choice[];
	phases: readonly Choice[];
}) {
	const { typed, teams, phases } = props;
	const none = { value: "", label: words.none };
	const audiences = Object.entries(audienceWords).map(([value, label]) => ({ value, label }));
	return (
		<>
			<Choose id="to" label={words.to} options={audiences} value={typed.to ?? "all"} />
			<Choose
				id="team"
				label={words.team}
				hint={words.teamHint}
				options={[none, ...teams]}
				value={typed.team}
			/>
			<Choose
				id="phase"
				label={words.phase}
				hint={words.phaseHint}
				options={[none, ...phases]}
				value={typed.phase}
			/>
		</>
	);
}

/** A message to some teams: whom it goes to is shown first, and it goes to them or to nobody. */
export function MessageForm(props: {
	write: (before: MessageOutcome | null, form: FormData) => Promise<MessageOutcome>;
	teams: readonly Choice[];
	phases: readonly Choice[];
	typed: Record<string, string>;
}) {
	const { teams, phases } = props;
	const [outcome, send, pending] = useActionState(props.write, null);
	const typed = outcome?.typed ?? props.typed;
	const recipients = outcome?.recipients ?? null;
	return (
		<form className="form wide" action={send} key={outcome?.at ?? 0}>
			{outcome && outcome.message !== "" ? <Refused>{outcome.message}</Refused> : null}
			<Audience typed={typed} teams={teams} phases={phases} />
			<Field id="subject" label={words.subject}>
				<input
					{...control("subject")}
					name="subject"
					required
					maxLength={200}
					defaultValue={typed.subject}
				/>
			</Field>
			<Field id="body" label={words.body} hint={words.bodyHint}>
				<textarea
					{...control("body", { hint: words.bodyHint })}
					name="body"
					rows={8}
					required
					maxLength={10_000}
					defaultValue={typed.body}
				/>
			</Field>
			{recipients ? <Counted recipients={recipients} /> : null}
			<div className="actions">
				<button
					type="submit"
					name="intent"
					value="preview"
					className="plain"
					formNoValidate
					disabled={pending}
				>
					{words.preview}
				</button>
				{recipients && recipients.people > 0 ? (
					<button type="submit" name="intent" value="send" disabled={pending}>
						{words.send(recipients.people)}
					</button>
				) : null}
			</div>
		</form>
	);
}
