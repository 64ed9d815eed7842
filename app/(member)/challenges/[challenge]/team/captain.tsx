import { ActionForm, type FormField } from "#app/_components/action-form.client.tsx";
import { CopyButton } from "#app/_components/copy-button.client.tsx";
import { Instant } from "#app/_components/instant.tsx";
import { Section } from "#app/_components/section.tsx";
import { hiddenField } from "#app/_components/team/hidden-field.ts";
import type { InvitationView } from "#lib/teams/index.ts";
import { create, edit, inviteSomebody, revoke } from "./actions.ts";
import { Press } from "./press.tsx";
import { texts } from "./words.ts";

type Described = { name: string; description: string; isOpen: boolean };

/** The form of a new team, or of the one there is. */
export function TeamForm({ challenge, team }: { challenge: string; team: Described | null }) {
	const fields: FormField[] = [
		hiddenField("challenge", challenge),
		{ name: "name", label: texts.name, kind: "line", isRequired: true, value: team?.name ?? "" },
		{
			name: "description",
			label: texts.description,
			kind: "lines",
			hint: texts.descriptionHint,
			value: team?.description ?? "",
		},
		{
			name: "isOpen",
			label: texts.isOpen,
			kind: "check",
			value: team?.isOpen ? "yes" : "",
		},
	];
	return (
		<ActionForm
			action={team ? edit : create}
			fields={fields}
			submit={team ? texts.save : texts.create}
		/>
	);
}

function Invitation(props: { invitation: InvitationView; challenge: string }) {
	const { id, email, url, expiresAt } = props.invitation;
	return (
		<li>
			<h3>{email ? <bdi>{email}</bdi> : texts.theLink}</h3>
			{url ? (
				<p className="join-link">
					<code>{url}</code> <CopyButton text={url} what={texts.theLink} />
				</p>
			) : null}
			<p className="quiet">
				{texts.until} <Instant at={expiresAt} />
			</p>
			<Press
				action={revoke}
				about={{ challenge: props.challenge, invitationId: id }}
				label={texts.revoke}
				tone="danger"
			/>
		</li>
	);
}

/** What the team has out, and the forms that make more of it. */
export function Invitations(props: {
	invitations: InvitationView[];
	challenge: string;
	isFrozen: boolean;
}) {
	const { invitations, challenge, isFrozen } = props;
	if (isFrozen && invitations.length === 0) return null;
	const days = (label: string): FormField => ({ name: "days", label, kind: "line", value: "14" });
	return (
		<Section id="invitations" title={texts.invitations}>
			<p className="quiet">{texts.invitationsNote}</p>
			{invitations.length > 0 ? (
				<ul className="cards">
					{invitations.map((invitation) => (
						<Invitation key={invitation.id} invitation={invitation} challenge={challenge} />
					))}
				</ul>
			) : null}
			{isFrozen ? null : (
				<div className="columns">
					<ActionForm
						action={inviteSomebody}
						fields={[
							hiddenField("challenge", challenge),
							{ name: "email", label: texts.mail, kind: "line", isRequired: true },
							days(texts.mailDays),
						]}
						submit={texts.invite}
					/>
					<ActionForm
						action={inviteSomebody}
						fields={[hiddenField("challenge", challenge), days(texts.linkDays)]}
						submit={texts.link}
						tone="plain"
					/>
				</div>
			)}
		</Section>
	);
}
