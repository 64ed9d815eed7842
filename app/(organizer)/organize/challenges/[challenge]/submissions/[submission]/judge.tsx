import { ActionForm, type FormField } from "#app/_components/action-form.client.tsx";
import type { DeskSubmissionView } from "#lib/desk/index.ts";
import { disqualify, grant, reinstate, rerun, unverify, verify } from "./actions.ts";
import { words } from "./words.ts";

type Act = {
	title: string;
	lead: string;
	fields: readonly FormField[];
	submit: string;
	run: Parameters<typeof ActionForm>[0]["action"];
	tone?: "plain" | "danger";
};

const long = (name: string, label: string, hint: string): FormField => ({
	name,
	label,
	hint,
	kind: "lines",
	isRequired: true,
});

const acts = {
	rerun: {
		title: words.rerun,
		lead: words.rerunLead,
		fields: [],
		submit: words.rerunSubmit,
		run: rerun,
	},
	disqualify: {
		title: words.disqualify,
		lead: words.disqualifyLead,
		fields: [
			long("reason", words.reason, words.reasonHint),
			long("appeal", words.appeal, words.appealHint),
		],
		submit: words.disqualifySubmit,
		run: disqualify,
		tone: "danger",
	},
	reinstate: {
		title: words.reinstate,
		lead: words.reinstateLead,
		fields: [long("reason", words.reinstateReason, words.reinstateHint)],
		submit: words.reinstateSubmit,
		run: reinstate,
	},
	verify: {
		title: words.verify,
		lead: words.verifyLead,
		fields: [long("note", words.verifyNote, words.verifyHint)],
		submit: words.verifySubmit,
		run: verify,
	},
	unverify: {
		title: words.unverify,
		lead: "",
		fields: [],
		submit: words.unverifySubmit,
		run: unverify,
		tone: "danger",
	},
} as const satisfies Record<string, Act>;

/** What the state of a submission lets its organizers do; the verbs ask again. */
function actsFor({ state, verification }: DeskSubmissionView["submission"]): Act[] {
	if (state === "failed") return [acts.rerun];
	if (state === "disqualified") return [acts.reinstate];
	if (state !== "scored") return [];
	return [verification === null ? acts.verify : acts.unverify, acts.disqualify];
}

function grantOf({ submission, team }: DeskSubmissionView, today: string): Act {
	return {
		title: words.grant,
		lead: words.grantLead,
		fields: [
			{ name: "teamId", label: "", kind: "hidden", value: team.id },
			{ name: "phase", label: "", kind: "hidden", value: submission.phase.slug },
			{ name: "day", label: words.day, kind: "date", value: today, min: today, isRequired: true },
			{ name: "slots", label: words.slots, kind: "line", value: "1", isRequired: true },
			long("reason", words.reason, words.grantReasonHint),
		],
		submit: words.grantSubmit,
		run: grant,
	};
}

/** The forms of a submission's page; each is opened before it can be sent. */
export function Judge({ view, today }: { view: DeskSubmissionView; today: string }) {
	const { submission } = view;
	const carried: readonly FormField[] = [
		{ name: "challenge", label: "", kind: "hidden", value: submission.challenge.slug },
		{ name: "submissionId", label: "", kind: "hidden", value: submission.id },
	];
	return [...actsFor(submission), grantOf(view, today)].map(
		({ title, lead, fields, submit, run, tone }) => (
			<ActionForm
				key={title}
				action={run}
				fields={[...carried, ...fields]}
				submit={submit}
				fold={{ title, ...(lead ? { lead } : {}) }}
				{...(tone ? { tone } : {})}
			/>
		),
	);
}
