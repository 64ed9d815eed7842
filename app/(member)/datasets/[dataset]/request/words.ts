import { type Both, positionWords } from "#app/_components/request/words.ts";

const labels = {
	position: { en: "Position", zh: "身份" },
	institution: { en: "Institution", zh: "所在机构" },
	rorId: { en: "ROR id of the institution, if you know it", zh: "机构的 ROR 编号（如已知）" },
	homepage: { en: "Your page or ORCID, as an address", zh: "个人主页或 ORCID 链接" },
	intendedUse: {
		en: "What you want the data for, in a few lines",
		zh: "数据用途（几行即可）",
	},
	publications: {
		en: 'What has come of it so far: publications, theses, code; "none yet" is an answer',
		zh: "迄今成果：论文、学位论文、代码；可填“暂无”",
	},
	supervisorName: { en: "Name of your supervisor", zh: "导师姓名" },
	supervisorEmail: { en: "Mail address of your supervisor", zh: "导师邮箱" },
};

export const words = {
	labels,
	mend: "Mend what is marked. 请修改标出的内容。",
	title: { en: "Ask for access", zh: "申请访问" },
	renewal: { en: "Renew your access", zh: "续期访问" },
	lead: "A person reads this and decides on it. You may save it and go on later; nobody sees it before you submit it. 由人工审核；可先保存草稿，提交前他人不可见。",
	choose: { en: "choose", zh: "请选择" },
	institutionHint: {
		en: "The name in the language of its own or in English.",
		zh: "机构的本国语言或英文名称。",
	},
	homepageHint: {
		en: "Best one of your institution that names you: it helps where your mail address does not.",
		zh: "最好是所在机构列有您姓名的页面；当邮箱无法说明身份时尤其有用。",
	},
	supervisorLegend: { en: "Students: your supervisor", zh: "学生请填写：您的导师" },
	supervisorHint: {
		en: "They get a mail with a link, and confirm or refuse. Best an address at the institution.",
		zh: "导师将收到带链接的邮件，并确认或拒绝。最好使用机构邮箱。",
	},
	yes: { en: "yes", zh: "是" },
	no: { en: "no", zh: "否" },
	save: { en: "Save the draft", zh: "保存草稿" },
	submit: { en: "Submit", zh: "提交" },
	saved: "Saved. 已保存。",
	submitted: "Submitted. 已提交。",
	noLicence: {
		en: "This dataset has no licence yet, so nobody can ask for it.",
		zh: "该数据集尚无许可协议，暂时无法申请。",
	},
	held: (day: string): Both => ({
		en: `You have access, until ${day}. A new request is for another use, or for versions that your access does not cover.`,
		zh: `您的访问权限有效期至 ${day}。新申请仅用于其他用途，或现有权限未涵盖的版本。`,
	}),
	files: { en: "Your files and downloads", zh: "文件与下载" },
	renew: { en: "Renew it instead, to have it longer", zh: "如需延长，请申请续期" },
	missing: "Still missing before you can submit it 提交前仍缺少：",
	sign: "Read and sign the licence 阅读并签署许可协议",
	wish: "The stewards ask for changes 管理员要求修改",
	documents:
		"Documents are added on the page of the request: save the draft, add them, then submit. Once it is submitted, none can be added unless it comes back to you. 文件在申请页面添加：请先保存草稿，添加文件后再提交；提交后，除非申请被退回，否则无法再添加。",
	toRequest: "The request, its documents and thread 申请、文件与留言",
	from: (number: number) =>
		`It begins with what request ${number} said: change what has to change. 已填入申请 ${number} 的内容，请按需修改。`,
	request: (number: number) => `Request ${number}`,
	earlier: "Your earlier requests 以往申请",
	positions: Object.entries(positionWords),
};
