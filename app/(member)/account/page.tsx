import type { Metadata } from "next";
import Link from "next/link";
import { Fragment } from "react";
import { Instant } from "#app/_components/instant.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { Section } from "#app/_components/section.tsx";
import { TableRegion } from "#app/_components/table-region.tsx";
import { memberContext } from "#app/_http/action.ts";
import {
	configuredProviders,
	listConnections,
	listTokens,
	readProfile,
	type TokenView,
} from "#lib/auth/index.ts";
import { config } from "#lib/config.ts";
import { listOffices, type Office } from "#lib/dataset/index.ts";
import { NameForm, TokenForm } from "./account-forms.client.tsx";
import { connect, endToken, leave, leaveEverywhere } from "./actions.ts";

const words = {
	title: "Account",
	lead: (email: string) => `Signed in as ${email}.`,
	profile: "Profile",
	datasets: "Datasets",
	access: "What you may download",
	requests: "Your requests",
	signatures: "What you signed",
	challenges: "Challenges you organize",
	queue: (title: string) => `Requests for ${title}`,
	organize: (title: string) => `Versions, licence and form of ${title}`,
	tokens: "Personal tokens",
	tokensLead:
		"Programs send a token instead of your session: as a bearer token, or as the password of HTTP Basic. A token may do what you may do; end it when the program is done.",
	api: "How to use the API",
	tokenName: "Name",
	made: "Made",
	used: "Last used",
	never: "never",
	end: "End",
	elsewhere: "Accounts elsewhere",
	elsewhereLead: "Connect an account of another site, and you can sign in with it too.",
	connect: (name: string) => `Connect ${name}`,
	connected: (name: string, account: string) => `${name} is connected: ${account}`,
	sessions: "Sessions",
	sessionsLead:
		"Signing out everywhere ends every session in every browser, this one included. Tokens stay.",
	leave: "Sign out",
	notices: "Notices and mails",
	noticesLead:
		"What happens in your challenges is on your page of notices. Choose what is mailed too.",
	toNotices: "What you are mailed",
	data: "Your data",
	dataLead: "Download everything that is kept about you, or delete the account.",
	toData: "Your data and deletion",
	leaveEverywhere: "Sign out everywhere",
};

export const metadata: Metadata = { title: words.title, robots: { index: false } };

function Datasets({ offices }: { offices: Office[] }) {
	return (
		<Section id="datasets" title={words.datasets}>
			<ul>
				<li>
					<Link href="/access">{words.access}</Link>
				</li>
				<li>
					<Link href="/requests">{words.requests}</Link>
				</li>
				<li>
					<Link href="/signatures">{words.signatures}</Link>
				</li>
				<li>
					<Link href="/organize/challenges">{words.challenges}</Link>
				</li>
				{offices.map(({ slug, title, isSteward, isOrganizer }) => (
					<Fragment key={slug}>
						{isSteward ? (
							<li>
								<Link href={`/steward/${slug}`}>{words.queue(title)}</Link>
							</li>
						) : null}
						{isOrganizer ? (
							<li>
								<Link href={`/organize/${slug}`}>{words.organize(title)}</Link>
							</li>
						) : null}
					</Fragment>
				))}
			</ul>
		</Section>
	);
}

function Tokens({ tokens }: { tokens: TokenView[] }) {
	if (tokens.length === 0) return null;
	return (
		<TableRegion label={words.tokens}>
			<table>
				<thead>
					<tr>
						<th scope="col">{words.tokenName}</th>
						<th scope="col">{words.made}</th>
						<th scope="col">{words.used}</th>
						<th scope="col">
							<span className="visually-hidden">{words.end}</span>
						</th>
					</tr>
				</thead>
				<tbody>
					{tokens.map((token) => (
						<tr key={token.id}>
							<th scope="row">{token.name}</th>
							<td>
								<Instant at={token.createdAt} precision="day" />
							</td>
							<td>
								{token.lastUsedAt ? <Instant at={token.lastUsedAt} precision="day" /> : words.never}
							</td>
							<td>
								<form action={endToken}>
									<input type="hidden" name="tokenId" value={token.id} />
									<button
										type="submit"
										className="danger"
										aria-label={`${words.end}: ${token.name}`}
									>
										{words.end}
									</button>
								</form>
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</TableRegion>
	);
}

type Elsewhere = ReturnType<typeof configuredProviders>[number];

function Connection({ id, name, account }: Elsewhere & { account: string | undefined }) {
	if (account !== undefined) return <p>{words.connected(name, account)}</p>;
	return (
		<form action={connect}>
			<input type="hidden" name="provider" value={id} />
			<button type="submit" className="plain">
				{words.connect(name)}
			</button>
		</form>
	);
}

export default async function AccountPage() {
	const ctx = await memberContext("/account");
	const elsewhere = configuredProviders(config());
	const [profile, tokens, connected, offices] = await Promise.all([
		readProfile(ctx),
		listTokens(ctx),
		listConnections(ctx),
		listOffices(ctx),
	]);
	return (
		<div className="page narrow">
			<PageHead title={words.title} lead={words.lead(profile.email)} />
			<Section id="profile" title={words.profile}>
				<NameForm name={profile.name ?? ""} />
			</Section>
			<Datasets offices={offices} />
			<Section id="tokens" title={words.tokens}>
				<p>
					{words.tokensLead} <a href="/docs/api">{words.api}</a>
				</p>
				<Tokens tokens={tokens} />
				<TokenForm listed={tokens.map(({ id }) => id)} />
			</Section>
			{elsewhere.length > 0 ? (
				<Section id="connections" title={words.elsewhere}>
					<p>{words.elsewhereLead}</p>
					{elsewhere.map((one) => (
						<Connection key={one.id} {...one} account={connected.get(one.id)} />
					))}
				</Section>
			) : null}
			<Section id="notices" title={words.notices}>
				<p>
					{words.noticesLead} <a href="/account/notices">{words.toNotices}</a>
				</p>
			</Section>
			<Section id="sessions" title={words.sessions}>
				<p>{words.sessionsLead}</p>
				<form action={leave}>
					<button type="submit" className="plain">
						{words.leave}
					</button>
				</form>
				<form action={leaveEverywhere}>
					<button type="submit" className="danger">
						{words.leaveEverywhere}
					</button>
				</form>
			</Section>
			<Section id="data" title={words.data}>
				<p>
					{words.dataLead} <a href="/account/data">{words.toData}</a>
				</p>
			</Section>
		</div>
	);
}
