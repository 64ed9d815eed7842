type Change = { en: string; zh: string; isOutside?: true };

const changes: Record<string, (team: string) => Change> = {
	joined: (team) => ({
		en: `somebody joined your team "${team}".`,
		zh: `有人加入了您的团队“${team}”。`,
	}),
	left: (team) => ({
		en: `somebody left your team "${team}".`,
		zh: `有人离开了您的团队“${team}”。`,
	}),
	removed: (team) => ({
		en: `the captain took somebody out of your team "${team}".`,
		zh: `队长将一名成员移出了您的团队“${team}”。`,
	}),
	deleted: (team) => ({
		en: `a member of your team "${team}" deleted their account.`,
		zh: `您的团队“${team}”的一名成员注销了账户。`,
	}),
	renamed: (team) => ({
		en: `your team is described anew, as "${team}".`,
		zh: `您的团队信息已更新，名称为“${team}”。`,
	}),
	captain: (team) => ({
		en: `your team "${team}" has another captain.`,
		zh: `您的团队“${team}”更换了队长。`,
	}),
	merged: (team) => ({
		en: `two teams have merged and go on as "${team}".`,
		zh: `两个团队已合并，名称为“${team}”。`,
	}),
	"invitation-refused": (team) => ({
		en: `an invitation into your team "${team}" was refused.`,
		zh: `有人拒绝了加入您的团队“${team}”的邀请。`,
	}),
	"you-were-accepted": (team) => ({
		en: `the team "${team}" has said yes to your request.`,
		zh: `团队“${team}”已同意您的请求。`,
	}),
	// Whoever is outside may know the team under its number only, so neither says the name.
	"you-were-declined": () => ({
		en: "a team has declined your request.",
		zh: "一个团队拒绝了您的请求。",
		isOutside: true,
	}),
	"you-were-removed": () => ({
		en: "your team's captain took you out of the team.",
		zh: "队长已将您移出团队。",
		isOutside: true,
	}),
};

/** What happened in a team, for those whom it concerns. */
export function teamChange(what: string, team: string): Change {
	const change = changes[what];
	if (change) return change(team);
	return { en: `your team "${team}" has changed.`, zh: `您的团队“${team}”有变动。` };
}
