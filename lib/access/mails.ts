import type { MailBlock, MailDraft } from "#lib/mail/index.ts";
import type { AskRow } from "./beside-queries.ts";
import type { DatasetName, PersonRow, RequestRow } from "./queries.ts";

type Draft = Omit<MailDraft, "messageId">;
export type About = { request: RequestRow; dataset: DatasetName; applicant: PersonRow };

const forApplicant = ({ request }: About) => `/requests/${request.number}`;
const forSteward = ({ request, dataset }: About) =>
	`/steward/${dataset.slug}/requests/${request.number}`;

type Text = { en: readonly MailBlock[]; zh: readonly MailBlock[] };

function toApplicant(about: About, subject: MailDraft["subject"], text: Text): Draft {
	const { applicant } = about;
	const link = forApplicant(about);
	return {
		to: applicant.email,
		subject,
		en: [`Dear ${applicant.name},`, ...text.en, { link, label: "Your request" }],
		zh: [`${applicant.name}，您好！`, ...text.zh, { link, label: "您的申请" }],
	};
}

function toSteward(
	about: About,
	steward: PersonRow,
	subject: MailDraft["subject"],
	text: Text,
): Draft {
	const link = forSteward(about);
	return {
		to: steward.email,
		subject,
		en: [...text.en, { link, label: `Request ${about.request.number}` }],
		zh: [...text.zh, { link, label: `申请 ${about.request.number}` }],
	};
}

const quoted = (words: string): MailBlock[] => (words === "" ? [] : [{ quote: words }]);

export const submittedMail = (about: About): Draft =>
	toApplicant(
		about,
		{
			en: `Request ${about.request.number} for ${about.dataset.title} received`,
			zh: `已收到 ${about.dataset.title} 的申请 ${about.request.number}`,
		},
		{
			en: [
				`Your request for ${about.dataset.title} is with the dataset's stewards. A person decides on it; you will hear by mail.`,
			],
			zh: [
				`您对 ${about.dataset.title} 的申请已提交给数据集管理员，由人工审核，结果将通过邮件通知。`,
			],
		},
	);

export const arrivedMail = (about: About, steward: PersonRow): Draft =>
	toSteward(
		about,
		steward,
		{
			en: `${about.dataset.title}: request ${about.request.number} waits for a decision`,
			zh: `${about.dataset.title}：申请 ${about.request.number} 等待审核`,
		},
		{
			en: [`${about.applicant.name} (${about.request.institution}) asks for access.`],
			zh: [`${about.applicant.name}（${about.request.institution}）申请访问数据。`],
		},
	);

export function askMail(about: About, ask: AskRow): Draft {
	const { applicant, request, dataset } = about;
	const signedLink = {
		purpose: "supervise",
		subject: ask.id,
		expiresAt: ask.expiresAt.toISOString(),
	};
	const until = ask.expiresAt.toISOString().slice(0, 10);
	return {
		to: ask.email,
		subject: {
			en: `${applicant.name} names you as supervisor`,
			zh: `${applicant.name} 将您列为导师`,
		},
		en: [
			`Dear ${ask.name},`,
			`${applicant.name} (${applicant.email}, ${request.institution}) asks for the dataset ${dataset.title} and names you as supervisor. They want it for this:`,
			...quoted(request.intendedUse),
			`Please say whether you supervise them and agree. The link works once, until ${until}, and asks you before anything happens. If you do not know this person, refuse.`,
			{ signedLink, label: "Confirm or refuse" },
		],
		zh: [
			`${ask.name}，您好！`,
			`${applicant.name}（${applicant.email}，${request.institution}）申请数据集 ${dataset.title}，并将您列为导师。用途如下：`,
			...quoted(request.intendedUse),
			`请说明您是否为其导师并同意此申请。链接仅可使用一次，有效期至 ${until}；打开后需您再次确认。如您不认识此人，请选择拒绝。`,
			{ signedLink, label: "确认或拒绝" },
		],
	};
}

const answered = { confirmed: "confirmed", refused: "refused" } as const;
const answeredZh = { confirmed: "已确认", refused: "已拒绝" } as const;

type Answer = { ask: AskRow; answer: "confirmed" | "refused" };

const answerSubject = (about: About, { answer }: Answer) => ({
	en: `Request ${about.request.number}: the supervisor ${answered[answer]}`,
	zh: `申请 ${about.request.number}：导师${answeredZh[answer]}`,
});

const answerText = ({ ask, answer }: Answer): Text => ({
	en: [`${ask.name} (${ask.email}) ${answered[answer]}.`, ...quoted(ask.words)],
	zh: [`${ask.name}（${ask.email}）${answeredZh[answer]}。`, ...quoted(ask.words)],
});

export const answeredMail = (about: About, given: Answer): Draft =>
	toApplicant(about, answerSubject(about, given), answerText(given));

export const answerArrivedMail = (about: About, steward: PersonRow, given: Answer): Draft =>
	toSteward(about, steward, answerSubject(about, given), answerText(given));

export const inReviewMail = (about: About, steward: PersonRow): Draft =>
	toApplicant(
		about,
		{
			en: `Request ${about.request.number} for ${about.dataset.title} is being reviewed`,
			zh: `${about.dataset.title} 的申请 ${about.request.number} 正在审核`,
		},
		{
			en: [`${steward.name}, a steward of the dataset, is reading your request.`],
			zh: [`数据集管理员 ${steward.name} 正在审阅您的申请。`],
		},
	);

export const needsChangesMail = (about: About): Draft =>
	toApplicant(
		about,
		{
			en: `Request ${about.request.number} for ${about.dataset.title} needs changes`,
			zh: `${about.dataset.title} 的申请 ${about.request.number} 需要修改`,
		},
		{
			en: [
				"The stewards need something more before they can decide:",
				...quoted(about.request.words),
				"Change the request and submit it again. It keeps its place: its waiting is counted from the first time.",
			],
			zh: [
				"管理员在决定之前需要您补充：",
				...quoted(about.request.words),
				"请修改后重新提交。等待时间仍从首次提交起计算。",
			],
		},
	);

export function approvedMail(about: About, endsAt: Date): Draft {
	const until = endsAt.toISOString().slice(0, 10);
	const link = `/access/${about.dataset.slug}`;
	return toApplicant(
		about,
		{
			en: `You have access to ${about.dataset.title}`,
			zh: `您已获得 ${about.dataset.title} 的访问权限`,
		},
		{
			en: [
				`Request ${about.request.number} was approved. Your access lasts until ${until}; you will be reminded before it ends.`,
				...quoted(about.request.words),
				{ link, label: "Download the files" },
			],
			zh: [
				`申请 ${about.request.number} 已获批准，访问权限有效期至 ${until}，到期前会提醒您。`,
				...quoted(about.request.words),
				{ link, label: "下载文件" },
			],
		},
	);
}

const declineWords: Record<NonNullable<RequestRow["declineReason"]>, Text & object> = {
	not_eligible: {
		en: ["The licence does not cover people in your position."],
		zh: ["许可协议不适用于您的身份。"],
	},
	identity_not_shown: {
		en: ["It could not be seen who you are or where you work."],
		zh: ["无法确认您的身份或所在机构。"],
	},
	supervisor_missing: {
		en: ["No supervisor has confirmed the request."],
		zh: ["没有导师确认此申请。"],
	},
	purpose_not_covered: {
		en: ["The licence does not cover the intended use."],
		zh: ["许可协议不涵盖所述用途。"],
	},
	incomplete: { en: ["The request leaves out what is needed."], zh: ["申请内容不完整。"] },
	other: { en: ["For the reason below."], zh: ["原因见下。"] },
};

export function declinedMail(about: About): Draft {
	const reason = declineWords[about.request.declineReason ?? "other"];
	return toApplicant(
		about,
		{
			en: `Request ${about.request.number} for ${about.dataset.title} was declined`,
			zh: `${about.dataset.title} 的申请 ${about.request.number} 未获批准`,
		},
		{
			en: [
				"The stewards declined your request.",
				...reason.en,
				...quoted(about.request.words),
				"You may apply again; what you said this time is kept for that.",
			],
			zh: [
				"管理员未批准您的申请。",
				...reason.zh,
				...quoted(about.request.words),
				"您可以再次申请，本次填写的内容已保留。",
			],
		},
	);
}

type Comment = { by: string; body: string };

const commentSubject = (about: About) => ({
	en: `Request ${about.request.number} for ${about.dataset.title}: a comment`,
	zh: `${about.dataset.title} 的申请 ${about.request.number}：新留言`,
});

const commentText = ({ by, body }: Comment): Text => ({
	en: [`${by} writes:`, { quote: body }, "Answer on the page of the request."],
	zh: [`${by} 留言：`, { quote: body }, "请在申请页面回复。"],
});

export const commentMail = (about: About, comment: Comment): Draft =>
	toApplicant(about, commentSubject(about), commentText(comment));

export const commentArrivedMail = (about: About, steward: PersonRow, comment: Comment): Draft =>
	toSteward(about, steward, commentSubject(about), commentText(comment));

export const lapsedMail = (about: About, days: number): Draft =>
	toApplicant(
		about,
		{
			en: `Request ${about.request.number} for ${about.dataset.title} has lapsed`,
			zh: `${about.dataset.title} 的申请 ${about.request.number} 已失效`,
		},
		{
			en: [
				`The request was not touched for ${days} days, so it has ended. Nothing was decided; you may make a new one.`,
			],
			zh: [`该申请已有 ${days} 天未更新，现已结束。未作任何决定，您可以重新申请。`],
		},
	);

export const withdrawnMail = (about: About): Draft =>
	toApplicant(
		about,
		{
			en: `Request ${about.request.number} for ${about.dataset.title} withdrawn`,
			zh: `${about.dataset.title} 的申请 ${about.request.number} 已撤回`,
		},
		{
			en: ["You withdrew the request. You may make a new one."],
			zh: ["您已撤回申请，可重新申请。"],
		},
	);

export const withdrawnNotice = (about: About, steward: PersonRow): Draft =>
	toSteward(
		about,
		steward,
		{
			en: `${about.dataset.title}: request ${about.request.number} was withdrawn`,
			zh: `${about.dataset.title}：申请 ${about.request.number} 已撤回`,
		},
		{
			en: [`${about.applicant.name} has withdrawn the request.`],
			zh: [`${about.applicant.name} 已撤回申请。`],
		},
	);
