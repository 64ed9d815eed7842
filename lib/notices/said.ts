import type { About } from "./about-queries.ts";
import type { EventKind } from "./kinds.ts";
import { teamChange } from "./team-changes.ts";

/**
 * An event in a sentence, where it leads, and somebody's own words that belong to it. `letter` are
 * words that its place shows anyway, and that a mail therefore brings along.
 */
export type Said = {
	en: string;
	zh: string;
	path: string;
	quote: string | null;
	letter?: string | undefined;
};

const text = (about: About, member: string): string => {
	const value = about.event.detail[member];
	return typeof value === "string" || typeof value === "number" ? String(value) : "";
};
const textOrNull = (about: About, member: string) => text(about, member) || null;

/** To the minute, in UTC: whoever reads it is anywhere. */
const utc = (instant: string) => `${instant.slice(0, 16).replace("T", " ")} UTC`;

const phaseOf = ({ phase }: About) => phase?.title ?? "";
const methodOf = ({ method }: About) => method?.name ?? "";
const challengePath = ({ challenge }: About) => `/challenges/${challenge.slug}`;
const boardPath = (about: About) => `${challengePath(about)}/${about.phase?.slug ?? ""}`;
const submissionPath = ({ event }: About) => `/submissions/${event.submissionId}`;

const ofSubmission = (about: About, en: string, zh: string, quote: string | null = null): Said => ({
	en: `${about.challenge.title}, ${phaseOf(about)}: the submission of "${methodOf(about)}" ${en}`,
	zh: `${about.challenge.title}，${phaseOf(about)}：方法“${methodOf(about)}”的提交${zh}`,
	path: submissionPath(about),
	quote,
});

const ofAnnouncement = (about: About): Said => {
	const isCorrection = about.event.detail.isCorrection === true;
	return {
		en: `${about.challenge.title}: ${isCorrection ? "corrected: " : ""}${text(about, "title")}`,
		zh: `${about.challenge.title}: ${isCorrection ? "更正：" : ""}${text(about, "title")}`,
		path: `${challengePath(about)}/announcements#${text(about, "announcementId")}`,
		quote: textOrNull(about, "note"),
		letter: about.announcement?.markdown,
	};
};

const opened = (about: About): Said => {
	const end = text(about, "closesAt");
	return {
		en: `${about.challenge.title}: ${phaseOf(about)} is open${end ? ` until ${utc(end)}` : ""}.`,
		zh: `${about.challenge.title}：阶段“${phaseOf(about)}”已开放${end ? `，截止时间 ${utc(end)}` : ""}。`,
		path: challengePath(about),
		quote: null,
	};
};

const granted = (about: About): Said => {
	const [slots, day] = [text(about, "slots"), text(about, "day")];
	return {
		en: `${about.challenge.title}, ${phaseOf(about)}: the organizers gave your team ${slots} more ${slots === "1" ? "attempt" : "attempts"} on ${day} (UTC).`,
		zh: `${about.challenge.title}，${phaseOf(about)}：组织者在 ${day}（UTC）给您的团队增加了 ${slots} 次提交机会。`,
		path: `${challengePath(about)}/team`,
		quote: textOrNull(about, "reason"),
	};
};

const asked = (about: About): Said => {
	const isMerge = about.event.detail.isMerge === true;
	return {
		en: `${about.challenge.title}: ${isMerge ? "another team asks to merge into yours" : "somebody asks to join your team"}.`,
		zh: `${about.challenge.title}：${isMerge ? "另一个团队请求并入您的团队" : "有人请求加入您的团队"}。`,
		path: `${challengePath(about)}/team`,
		quote: null,
	};
};

/** What is said of each kind. No mail and no notice ever holds a figure: they lead to where it may be seen. */
const sayings: Record<EventKind, (about: About) => Said> = {
	"submission.scored": (about) => ofSubmission(about, "is scored.", "已评分。"),
	"submission.rejected": (about) =>
		ofSubmission(
			about,
			"was rejected: its file is not as the format asks. It cost no attempt.",
			"被退回：文件不符合格式要求，不计入提交次数。",
		),
	"submission.failed": (about) =>
		ofSubmission(
			about,
			"could not be scored. Its attempt was given back.",
			"未能评分，提交次数已退还。",
			about.submission?.failureMessage,
		),
	"submission.disqualified": (about) =>
		ofSubmission(
			about,
			"was taken off the board by the organizers.",
			"被组织者移出排行榜。",
			about.submission?.disqualification,
		),
	"submission.reinstated": (about) =>
		ofSubmission(about, "is back on the board.", "已恢复到排行榜。"),
	"phase.opened": opened,
	"phase.closing": (about) => ({
		en: `${about.challenge.title}: less than a day is left in ${phaseOf(about)}. It closes at ${utc(text(about, "closesAt"))}.`,
		zh: `${about.challenge.title}：阶段“${phaseOf(about)}”剩余不到一天，截止时间 ${utc(text(about, "closesAt"))}。`,
		path: challengePath(about),
		quote: null,
	}),
	"team.invited": (about) => ({
		en: `${about.challenge.title}: you are invited into the team "${about.team?.name ?? ""}".`,
		zh: `${about.challenge.title}：您被邀请加入团队“${about.team?.name ?? ""}”。`,
		path: `${challengePath(about)}/team`,
		quote: null,
	}),
	"team.asked": asked,
	"team.changed": (about) => {
		const { en, zh, isOutside } = teamChange(text(about, "what"), about.team?.name ?? "");
		return {
			en: `${about.challenge.title}: ${en}`,
			zh: `${about.challenge.title}：${zh}`,
			path: `${challengePath(about)}/${isOutside ? "teams" : "team"}`,
			quote: null,
		};
	},
	"quota.granted": granted,
	"rescoring.published": (about) => ({
		en: `${about.challenge.title}: ${phaseOf(about)} was scored again, and its board shows the new figures.`,
		zh: `${about.challenge.title}：阶段“${phaseOf(about)}”已重新评分，排行榜显示新的结果。`,
		path: boardPath(about),
		quote: textOrNull(about, "note"),
	}),
	"challenge.changed": (about) => ({
		en: `${about.challenge.title}: the organizers changed something.`,
		zh: `${about.challenge.title}：组织者作了更改。`,
		path: `${challengePath(about)}/changes`,
		quote: textOrNull(about, "note"),
	}),
	"announcement.published": ofAnnouncement,
	"message.sent": (about) => ({
		en: `${about.challenge.title}: ${about.message?.subject ?? ""}`,
		zh: `${about.challenge.title}: ${about.message?.subject ?? ""}`,
		path: "/notices",
		quote: about.message?.body ?? null,
	}),
};

export const said = (about: About): Said => sayings[about.event.kind](about);
