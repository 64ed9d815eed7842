import type { MailDraft } from "#lib/mail/index.ts";

type Written = Omit<MailDraft, "messageId">;
type About = { to: string; dataset: { slug: string; title: string } };

/** To whoever has access to a version that was just published. */
export function versionMail({
	to,
	dataset,
	version,
	changes,
}: About & { version: string; changes: string }): Written {
	const path = `/datasets/${dataset.slug}/versions/${version}`;
	return {
		to,
		subject: {
			en: `${dataset.title}: version ${version}`,
			zh: `${dataset.title}：版本 ${version}`,
		},
		en: [
			`Version ${version} of ${dataset.title} has been published, and your access covers it. What changed:`,
			{ quote: changes },
			{ link: path, label: "Its files" },
		],
		zh: [
			`${dataset.title} 的版本 ${version} 已经发布，您的使用权限包括该版本。变更内容：`,
			{ quote: changes },
			{ link: path, label: "查看文件" },
		],
	};
}

/** To whoever may have a copy of a video that was taken down. */
export function takedownMail({
	to,
	dataset,
	videoId,
	reason,
	boardEffect,
	version,
}: About & { videoId: string; reason: string; boardEffect: string; version: string }): Written {
	return {
		to,
		subject: {
			en: `${dataset.title}: delete video ${videoId}`,
			zh: `${dataset.title}：请删除视频 ${videoId}`,
		},
		en: [
			`The video ${videoId} was taken down from ${dataset.title}. Delete your copies of it and what was derived from it, and stop using it. The reason:`,
			{ quote: reason },
			`Version ${version} no longer has it. For the boards this means:`,
			{ quote: boardEffect },
			"Tell us what has become of your copy: deleted, never had, or kept and why.",
			{ link: "/access", label: "Answer on your page of access" },
		],
		zh: [
			`视频 ${videoId} 已从 ${dataset.title} 中撤下。请删除您保存的该视频及其衍生内容，并停止使用。原因：`,
			{ quote: reason },
			`版本 ${version} 已不再包含该视频。对排行榜的影响：`,
			{ quote: boardEffect },
			"请告知您的处理情况：已删除、从未持有，或因故保留。",
			{ link: "/access", label: "在您的权限页面上答复" },
		],
	};
}
