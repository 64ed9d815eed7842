import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Facts } from "#app/_components/facts.tsx";
import { Notice } from "#app/_components/notice.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { found } from "#app/_components/reading.ts";
import { Told } from "#app/_components/told.tsx";
import { pageContext } from "#app/_http/context.ts";
import { type AskView, askInput, readAsk } from "#lib/access/index.ts";
import { answer } from "./actions.ts";

type Props = {
	params: Promise<{ ask: string }>;
	searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const words = {
	title: "Are you the supervisor? 您是导师吗？",
	applicant: "Who asks 申请人",
	institution: "Institution 机构",
	dataset: "Dataset 数据集",
	use: "Intended use 用途",
	you: "Asked of 询问对象",
	until: "The link works until 链接有效期至",
	explain:
		"Confirm only if you supervise this person and agree with the use. The dataset's stewards and the applicant will see your answer. If you do not know them, refuse.",
	explainZh:
		"仅当您是该申请人的导师并同意此用途时请确认。管理员和申请人会看到您的答复。如您不认识此人，请拒绝。",
	say: "Words to the stewards, if you like 给管理员的话（可选）",
	confirm: "I confirm 我确认",
	refuse: "I refuse 我拒绝",
	statuses: {
		asked: "",
		confirmed: "You have confirmed. Thank you; nothing is left to do. 您已确认，谢谢。",
		refused: "You have refused. Thank you; nothing is left to do. 您已拒绝，谢谢。",
		expired:
			"The link has expired. The applicant can have a new one sent to you. 链接已过期，申请人可请求重新发送。",
		revoked:
			"Your answer is no longer needed: another supervisor was named, a newer link was sent, or the request has ended. 已无需您答复。",
	},
};

export const metadata: Metadata = {
	title: "Supervisor",
	robots: { index: false },
	referrer: "same-origin",
};

function Buttons({ link }: { link: { ask: string; until: string; signature: string } }) {
	return (
		<form action={answer} className="form">
			{Object.entries(link).map(([name, value]) => (
				<input key={name} type="hidden" name={name} value={value} />
			))}
			<div className="field">
				<label htmlFor="words">{words.say}</label>
				<textarea id="words" name="words" rows={3} maxLength={2000} />
			</div>
			<div className="request-actions">
				<button type="submit" name="answer" value="confirmed">
					{words.confirm}
				</button>
				<button type="submit" name="answer" value="refused" className="danger">
					{words.refuse}
				</button>
			</div>
		</form>
	);
}

function Asked({ view }: { view: AskView }) {
	const { applicant, supervisor } = view;
	return (
		<Facts
			facts={[
				[words.applicant, <bdi key="who">{`${applicant.name}, ${applicant.email}`}</bdi>],
				[words.institution, <bdi key="where">{applicant.institution}</bdi>],
				[
					words.dataset,
					<a key="what" href={`/datasets/${view.dataset.slug}`}>
						{view.dataset.title}
					</a>,
				],
				[
					words.use,
					<span key="use" className="typed" dir="auto">
						{view.intendedUse}
					</span>,
				],
				[words.you, <bdi key="you">{`${supervisor.name}, ${supervisor.email}`}</bdi>],
				[words.until, view.expiresAt.slice(0, 10)],
			]}
		/>
	);
}

export default async function SupervisePage({ params, searchParams }: Props) {
	const { ask } = await params;
	const { until, signature, refused } = await searchParams;
	const link = askInput.safeParse({ ask, until, signature });
	if (!link.success) notFound();
	const view = await found(readAsk(await pageContext(), link.data));
	return (
		<div className="page narrow">
			<PageHead title={words.title} />
			<Told asked={{ refused }} link={ask} />
			<Asked view={view} />
			{view.status === "asked" ? (
				<>
					<p>{words.explain}</p>
					<p lang="zh">{words.explainZh}</p>
					<Buttons link={link.data} />
				</>
			) : (
				<Notice>{words.statuses[view.status]}</Notice>
			)}
		</div>
	);
}
