import Link from "next/link";
import { ActionForm } from "#app/_components/action-form.client.tsx";
import { Instant } from "#app/_components/instant.tsx";
import type { RulesView } from "#lib/challenge/index.ts";
import { accept } from "./actions.ts";

const words = {
	accepted: (version: number) => `You accepted version ${version} on`,
	accept: (version: number) => `I have read version ${version} and accept it`,
	signIn: "Sign in to accept the rules",
};

/** Accepting the rules, or when that was done. `page` is the one to come back to. */
export function AcceptForm(props: {
	challenge: string;
	rules: RulesView;
	isMember: boolean;
	page: string;
}) {
	const { challenge, rules, isMember, page } = props;
	const { version, acceptedAt } = rules;
	if (acceptedAt)
		return (
			<p className="quiet">
				{words.accepted(version)} <Instant at={acceptedAt} />.
			</p>
		);
	if (!isMember)
		return (
			<p>
				<Link href={`/sign-in?next=${encodeURIComponent(page)}`}>{words.signIn}</Link>
			</p>
		);
	return (
		<ActionForm
			action={accept.bind(null, { challenge, version, page })}
			fields={[]}
			submit={words.accept(version)}
		/>
	);
}
