import Link from "next/link";
import { Instant } from "#app/_components/instant.tsx";
import { Section } from "#app/_components/section.tsx";
import type { OwnTeamView, RequestView } from "#lib/teams/index.ts";
import { accept, decline, join, refuse, withdraw } from "./actions.ts";
import { Press } from "./press.tsx";
import { texts } from "./words.ts";

/** Invitations to the reader's mailbox, whether they have a team or not. */
export function Invited({ own }: { own: OwnTeamView }) {
	const challenge = own.challenge.slug;
	if (own.invitations.length === 0) return null;
	return (
		<Section id="invited" title={texts.invited}>
			<ul className="cards">
				{own.invitations.map(({ id, team, expiresAt }) => (
					<li key={id}>
						<h3>
							<bdi>{team.name}</bdi>
						</h3>
						<p className="quiet">
							{texts.until} <Instant at={expiresAt} />
						</p>
						<div className="presses">
							<Press action={join} about={{ challenge, invitation: id }} label={texts.join} />
							<Press
								action={refuse}
								about={{ challenge, invitation: id }}
								label={texts.refuse}
								tone="danger"
							/>
						</div>
					</li>
				))}
			</ul>
		</Section>
	);
}

/** What was asked and waits for another captain's answer. */
export function Asked(props: {
	id: string;
	title: string;
	challenge: string;
	asked: RequestView[];
	canWithdraw: boolean;
}) {
	const { challenge, asked } = props;
	if (asked.length === 0) return null;
	return (
		<Section id={props.id} title={props.title}>
			<ul className="cards">
				{asked.map((request) => (
					<li key={request.id}>
						<h3>
							<Link href={`/challenges/${challenge}/teams/${request.to.number}`}>
								<bdi>{request.to.name}</bdi>
							</Link>
						</h3>
						<p className="quiet">
							{texts.since} <Instant at={request.createdAt} />
						</p>
						{props.canWithdraw ? (
							<Press
								action={withdraw}
								about={{ challenge, requestId: request.id }}
								label={texts.withdraw}
							/>
						) : null}
					</li>
				))}
			</ul>
		</Section>
	);
}

function Request({ request, challenge }: { request: RequestView; challenge: string }) {
	const about = { challenge, requestId: request.id };
	return (
		<li>
			<h3>
				{request.fromTeam === null ? (
					<bdi>{request.from}</bdi>
				) : (
					<Link href={`/challenges/${challenge}/teams/${request.fromTeam}`}>
						<bdi>{request.from}</bdi>
					</Link>
				)}
			</h3>
			<p className="quiet">
				{request.fromTeam === null ? texts.wantsToJoin : texts.wantsToMerge}, {texts.since}{" "}
				<Instant at={request.createdAt} />
			</p>
			{request.message ? (
				<p className="typed" dir="auto">
					{request.message}
				</p>
			) : null}
			<div className="presses">
				{request.fromTeam === null ? (
					<Press action={accept} about={about} label={texts.accept} />
				) : (
					<Press
						action={accept}
						about={about}
						label={texts.mergeNow}
						fold={{ title: texts.merge, lead: texts.mergeNote }}
					/>
				)}
				<Press action={decline} about={about} label={texts.decline} tone="danger" />
			</div>
		</li>
	);
}

/** Who asks the team's captain to be let in. */
export function Requests({ requests, challenge }: { requests: RequestView[]; challenge: string }) {
	if (requests.length === 0) return null;
	return (
		<Section id="requests" title={texts.requests}>
			<ul className="cards">
				{requests.map((request) => (
					<Request key={request.id} request={request} challenge={challenge} />
				))}
			</ul>
		</Section>
	);
}
