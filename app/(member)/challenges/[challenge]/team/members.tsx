import { Badge } from "#app/_components/badge.tsx";
import { Instant } from "#app/_components/instant.tsx";
import { Notice } from "#app/_components/notice.tsx";
import { Section } from "#app/_components/section.tsx";
import { words } from "#app/_components/team/words.ts";
import type { OwnTeamView } from "#lib/teams/index.ts";
import { leave, remove, transfer } from "./actions.ts";
import { Press } from "./press.tsx";
import { texts } from "./words.ts";

type Team = NonNullable<OwnTeamView["team"]>;
type Standing = { challenge: string; isCaptain: boolean; isFrozen: boolean };

function Member({ member, at }: { member: Team["members"][number]; at: Standing }) {
	const about = { challenge: at.challenge, userId: member.userId };
	return (
		<li>
			<div className="actions">
				<h3>
					<bdi>{member.name}</bdi>
				</h3>
				{member.isSelf ? <Badge>{texts.you}</Badge> : null}
				{member.role === "captain" ? <Badge tone="accent">{texts.captain}</Badge> : null}
			</div>
			<p className="quiet">
				{texts.joined} <Instant at={member.joinedAt} precision="day" />
			</p>
			{at.isCaptain && !member.isSelf ? (
				<>
					<Press
						action={transfer}
						about={about}
						label={texts.makeCaptain}
						fold={{ title: texts.captainFold, lead: texts.captainNote }}
					/>
					{at.isFrozen ? null : (
						<Press
							action={remove}
							about={about}
							label={texts.remove}
							tone="danger"
							fold={{ title: texts.removeFold, lead: texts.removeNote }}
						/>
					)}
				</>
			) : null}
		</li>
	);
}

/** Who is in the team, and what the captain may do about it. */
export function Members({ team, at }: { team: Team; at: Standing }) {
	return (
		<Section id="members" title={words.members}>
			<ul className="cards">
				{team.members.map((member) => (
					<Member key={member.userId} member={member} at={at} />
				))}
			</ul>
		</Section>
	);
}

/** The way out, or what stands in it. */
export function Leaving({ team, at }: { team: Team; at: Standing }) {
	if (at.isFrozen) return null;
	const mustTransfer = at.isCaptain && team.members.length > 1;
	return (
		<Section id="leave" title={texts.leave}>
			{mustTransfer ? (
				<Notice>{texts.captainStays}</Notice>
			) : (
				<Press
					action={leave}
					about={{ challenge: at.challenge }}
					label={texts.leaveNow}
					tone="danger"
					fold={{ title: texts.leaveFold, lead: texts.leaveNote }}
				/>
			)}
		</Section>
	);
}
