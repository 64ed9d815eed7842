import Link from "next/link";
import { Notice } from "#app/_components/notice.tsx";
import { AcceptForm } from "#app/(public)/challenges/[challenge]/rules/accept-form.tsx";
import { readRules } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";

const words = {
	first: (version: number) =>
		`Version ${version} of the challenge's rules is to be accepted before a file is sent.`,
	read: "Read the rules",
};

/** Asks for the rules where they are still to be accepted; nothing otherwise. */
export async function RulesAsked(props: { ctx: Context; challenge: string; page: string }) {
	const { ctx, challenge, page } = props;
	const rules = await readRules(ctx, { challenge });
	if (!rules || rules.acceptedAt) return null;
	return (
		<Notice tone="caution">
			<p>
				{words.first(rules.version)}{" "}
				<Link href={`/challenges/${challenge}/rules`} prefetch={false}>
					{words.read}
				</Link>
			</p>
			<AcceptForm challenge={challenge} rules={rules} isMember page={page} />
		</Notice>
	);
}
