import type { Both } from "#app/_components/request/words.ts";
import type { GrantView } from "#lib/grants/index.ts";
import type { AskedTakedown } from "#lib/publishing/index.ts";

type EndAnswer = NonNullable<GrantView["end"]>["answer"];
type TakedownAnswer = NonNullable<AskedTakedown["answer"]>;

const because = (reason: string): Both =>
	reason ? { en: `, because: ${reason}`, zh: `，理由：${reason}` } : { en: ".", zh: "。" };

const said = (answer: Both, reason: string): Both => ({
	en: `You said: ${answer.en}${because(reason).en}`,
	zh: `您的答复：${answer.zh}${because(reason).zh}`,
});

const ended: Record<EndAnswer, Both> = {
	deleted: { en: "deleted", zh: "已删除" },
	kept: { en: "kept", zh: "保留" },
};

const ofVideo: Record<TakedownAnswer, Both> = {
	deleted: { en: "deleted", zh: "已删除" },
	never_had: { en: "never had it", zh: "从未持有" },
	kept: { en: "kept", zh: "保留" },
};

export const words = {
	title: { en: "Your access", zh: "我的访问权限" },
	lead: {
		en: "What you hold or held, how it stands now, and what to do about it.",
		zh: "您持有或曾持有的权限、当前状态及可办理的事项。",
	},
	none: {
		en: "You hold no access yet. Choose a dataset, read its licence and ask for it; your requests show how far they are.",
		zh: "您尚无访问权限。请选择数据集，阅读许可协议并提出申请；申请进度见“我的申请”。",
	},
	datasets: { en: "Datasets", zh: "数据集" },
	requests: { en: "Your requests", zh: "我的申请" },
	why: "Why 原因",
	until: "Until 有效期至",
	ended: "Ended on 终止日期",
	versions: "Versions 版本",
	everyLater: "every later one 及以后各版本",
	licence: "Licence signed 已签许可协议",
	unsigned: "none 无",
	ofRequired: (signed: number, required: number) =>
		`version ${signed}; version ${required} is needed 第 ${signed} 版；须签第 ${required} 版`,
	request: "Request 申请",
	files: { en: "Files and downloads", zh: "文件与下载" },
	renew: { en: "Renew", zh: "续期" },
	sign: { en: "Read and sign the licence", zh: "阅读并签署许可协议" },
	end: { en: "What has become of your copies?", zh: "您所持副本如何处理？" },
	endSaid: (answer: EndAnswer, reason: string) => said(ended[answer], reason),
	answer: { en: "Answer", zh: "答复" },
	choose: "choose 请选择",
	deleted: "I have deleted them all 已全部删除",
	kept: "I keep some 保留部分副本",
	because: { en: "Because", zh: "理由" },
	becauseHint:
		"If you keep some: which, and under which right or clause. 如保留，请说明内容及依据。",
	send: { en: "Send", zh: "提交" },
	thanks: "Thank you: your answer is kept. 谢谢，您的答复已保存。",
	earlier: { en: "Earlier access", zh: "以往权限" },
};

export const takedownWords = {
	title: { en: "Videos taken down", zh: "已撤下的视频" },
	lead: {
		en: "Delete your copies of these, with what was derived from them, and say so here.",
		zh: "请删除下列视频的副本及其衍生内容，并在此答复。",
	},
	from: (version: string) => `gone since version ${version} 自版本 ${version} 起不再包含`,
	why: "Why 原因",
	boards: "For the boards 对排行榜的影响",
	ask: { en: "What has become of your copy?", zh: "您的副本如何处理？" },
	change: { en: "Change the answer", zh: "更改答复" },
	said: (answer: TakedownAnswer, reason: string) => said(ofVideo[answer], reason),
	options: [
		{ value: "", label: words.choose },
		{ value: "deleted", label: "I have deleted it 已删除" },
		{ value: "never_had", label: "I never had it 从未持有" },
		{ value: "kept", label: "I keep it for now 暂时保留" },
	],
	becauseHint: "If you keep it: why, and until when. 如保留，请说明理由及期限。",
};

/** What a state means for its holder, in a sentence. */
export const meanings: Record<GrantView["state"], Both> = {
	active: {
		en: "You may download every file of the versions named below.",
		zh: "可下载下列版本的全部文件。",
	},
	expiring: {
		en: "You may download; the end is near, so renew it if you need it longer.",
		zh: "仍可下载；即将到期，如需继续使用请续期。",
	},
	needs_signature: {
		en: "The licence has a version that you have not signed. Nothing opens until you have; nothing else is missing.",
		zh: "许可协议有您尚未签署的版本。签署后即可继续下载，无需其他手续。",
	},
	suspended: {
		en: "A steward has stopped it for now, for the reason below. Nothing opens until it is resumed.",
		zh: "数据管理员已暂停您的访问，原因见下。恢复之前无法下载。",
	},
	expired: {
		en: "It has ended. You may renew it; otherwise the licence asks you to delete your copies.",
		zh: "访问已到期。可申请续期；否则许可协议要求您删除所持副本。",
	},
	revoked: {
		en: "A steward has ended it, for the reason below. The licence asks you to delete your copies.",
		zh: "数据管理员已终止您的访问，原因见下。许可协议要求您删除所持副本。",
	},
};
