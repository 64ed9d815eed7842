import type { Metadata } from "next";
import Link from "next/link";
import { ActionForm } from "#app/_components/action-form.client.tsx";
import { Facts } from "#app/_components/facts.tsx";
import { noticeKinds } from "#app/_components/notice-kinds.ts";
import { PageHead } from "#app/_components/page-head.tsx";
import { Section } from "#app/_components/section.tsx";
import { Told } from "#app/_components/told.tsx";
import { memberContext } from "#app/_http/action.ts";
import { readChoices } from "#lib/notices/index.ts";
import { choose } from "./actions.ts";

const words = {
	title: "What you are mailed",
	account: "Account",
	lead: "Everything is on your page of notices, whatever you choose here. Mails hold no scores: they lead to where you may see them.",
	notices: "Your notices",
	choices: "By mail",
	digest: (hour: string) =>
		`The day's digest is one mail with what is new and unread, sent after ${hour}:00 UTC, and none on a day without news.`,
	many: "More than thirty single mails in a day go on in the digest.",
	mails: { at_once: "At once", digest: "In the day's digest", never: "Not by mail" },
	save: "Save",
	essential: "Always mailed",
	essentialLead:
		"A few mails come whatever you choose, since missing one would cost you something:",
	own: "The organizers write to your team alone",
	ownWhy: "What the organizers write to your team alone is always mailed.",
};

type Props = { searchParams: Promise<{ done?: string | string[] }> };

export const metadata: Metadata = { title: words.title, robots: { index: false } };

const options = (["at_once", "digest", "never"] as const).map((value) => ({
	value,
	label: words.mails[value],
}));

export default async function ChoicesPage({ searchParams }: Props) {
	const ctx = await memberContext("/account/notices");
	const { choices, essential, digestHourUtc } = await readChoices(ctx);
	return (
		<div className="page narrow">
			<PageHead
				title={words.title}
				crumbs={[{ title: words.account, href: "/account" }]}
				lead={words.lead}
			/>
			<Told asked={await searchParams} />
			<p>
				<Link href="/notices" prefetch={false}>
					{words.notices}
				</Link>
			</p>
			<Section id="choices" title={words.choices}>
				<p>
					{words.digest(String(digestHourUtc).padStart(2, "0"))} {words.many}
				</p>
				<div className="mail-choices">
					<ActionForm
						action={choose}
						submit={words.save}
						fields={choices.map(({ kind, mail }) => ({
							name: kind,
							label: noticeKinds[kind],
							kind: "choice",
							value: mail,
							options,
						}))}
					/>
				</div>
			</Section>
			<Section id="essential" title={words.essential}>
				<p>{words.essentialLead}</p>
				<Facts
					facts={[
						...essential.map(({ kind, why }) => [noticeKinds[kind], why] as const),
						[words.own, words.ownWhy],
					]}
				/>
			</Section>
		</div>
	);
}
