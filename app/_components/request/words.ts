import type { RequestView } from "#lib/access/index.ts";
import type { EvidenceItem } from "#lib/evidence/index.ts";
import type { BadgeTone } from "../badge.tsx";

export type Both = { en: string; zh: string };

/** The English of a table of words in both languages. */
export const englishOf = (table: Readonly<Record<string, Both>>): Record<string, string> =>
	Object.fromEntries(Object.entries(table).map(([key, { en }]) => [key, en]));

export const stateWords: Record<RequestView["state"], Both & { tone: BadgeTone }> = {
	draft: { en: "draft", zh: "草稿", tone: "dashed" },
	submitted: { en: "submitted", zh: "已提交", tone: "accent" },
	in_review: { en: "in review", zh: "审核中", tone: "accent" },
	needs_changes: { en: "needs changes", zh: "需要修改", tone: "caution" },
	approved: { en: "approved", zh: "已批准", tone: "filled" },
	declined: { en: "declined", zh: "未批准", tone: "wrong" },
	withdrawn: { en: "withdrawn", zh: "已撤回", tone: "dashed" },
	lapsed: { en: "lapsed", zh: "已失效", tone: "dashed" },
};

/** What the applicant can expect next, or do. */
export const stateHints: Record<RequestView["state"], Both> = {
	draft: { en: "Nobody but you sees it yet.", zh: "目前仅您本人可见。" },
	submitted: {
		en: "It waits for a steward. You will hear by mail.",
		zh: "等待管理员审核，结果将通过邮件通知。",
	},
	in_review: { en: "A steward is reading it.", zh: "管理员正在审阅。" },
	needs_changes: {
		en: "The stewards need something more from you: change it and submit it again.",
		zh: "管理员需要您补充：请修改后重新提交。",
	},
	approved: { en: "You have access.", zh: "您已获得访问权限。" },
	declined: { en: "You may apply again.", zh: "您可以再次申请。" },
	withdrawn: { en: "You took it back. You may make a new one.", zh: "您已撤回，可重新申请。" },
	lapsed: {
		en: "It was left too long and has ended; nothing was decided.",
		zh: "长期未更新，已自动结束；未作任何决定。",
	},
};

export const positionWords: Record<NonNullable<RequestView["fields"]["position"]>, Both> = {
	faculty: { en: "faculty", zh: "教师" },
	researcher: { en: "researcher", zh: "研究人员" },
	postdoc: { en: "postdoc", zh: "博士后" },
	student: { en: "student", zh: "学生" },
	other: { en: "other", zh: "其他" },
};

export const reasonWords: Record<NonNullable<RequestView["declineReason"]>, Both> = {
	not_eligible: { en: "not eligible under the licence", zh: "不符合许可协议的资格要求" },
	identity_not_shown: { en: "identity or affiliation not shown", zh: "身份或所属机构未能确认" },
	supervisor_missing: { en: "no supervisor has confirmed", zh: "没有导师确认" },
	purpose_not_covered: { en: "the licence does not cover this use", zh: "许可协议不涵盖该用途" },
	incomplete: { en: "incomplete", zh: "内容不完整" },
	other: { en: "another reason", zh: "其他原因" },
};

export const eventWords: Readonly<Record<string, Both>> = {
	begin: { en: "draft begun", zh: "创建草稿" },
	submit: { en: "submitted", zh: "提交" },
	"start-review": { en: "taken in hand", zh: "开始审核" },
	"ask-for-changes": { en: "given back for changes", zh: "要求修改" },
	"change-form": { en: "given back: the form asks something new", zh: "表单更新，要求补充" },
	approve: { en: "approved", zh: "批准" },
	decline: { en: "declined", zh: "未批准" },
	withdraw: { en: "withdrawn", zh: "撤回" },
	lapse: { en: "lapsed", zh: "失效" },
	comment: { en: "comment", zh: "留言" },
	"ask-supervisor": { en: "supervisor asked by mail", zh: "已邮件询问导师" },
	"answer-as-supervisor": { en: "supervisor answered", zh: "导师已答复" },
	attach: { en: "document added", zh: "添加文件" },
	detach: { en: "document removed", zh: "移除文件" },
};

export const evidenceWords: Record<EvidenceItem["kind"], Both> = {
	mailbox: { en: "Mailbox", zh: "邮箱" },
	academic_domain: { en: "Mail domain", zh: "邮箱域名" },
	domain_note: { en: "Note on the domain", zh: "域名备注" },
	orcid: { en: "ORCID", zh: "ORCID" },
	ror: { en: "Registry of institutions", zh: "机构登记" },
	supervisor: { en: "Supervisor", zh: "导师" },
	name: { en: "Spelling of a name", zh: "名称拼写" },
};

export const findingTones: Record<EvidenceItem["finding"], Both & { tone: BadgeTone }> = {
	supports: { en: "supports", zh: "支持", tone: "accent" },
	"says nothing": { en: "says nothing", zh: "不说明问题", tone: "plain" },
	"speaks against": { en: "speaks against", zh: "不利", tone: "caution" },
};
