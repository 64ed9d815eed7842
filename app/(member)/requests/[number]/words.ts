export const words = {
	title: (number: number) => `Request ${number}`,
	all: "Requests",
	edit: "Change it 修改",
	submit: "Submit 提交",
	again: "Apply again 再次申请",
	withdraw: "Withdraw the request … 撤回申请",
	withdrawHint:
		"It ends; what you wrote is kept, and you may make a new request. 申请将结束；已填写的内容会保留，可重新申请。",
	withdrawNow: "Withdraw it now 确认撤回",
	missing: "Still missing before you can submit it 提交前仍缺少：",
	wish: "The stewards say 管理员意见",
	reason: "Reason 原因",
	until: (day: string) => `Your access lasts until ${day}.`,
	download: "Download the files 下载文件",
	says: "What it says 申请内容",
	supervisor: "Supervisor 导师",
	asked: "asked on",
	statuses: {
		asked: "waiting for an answer 等待答复",
		expired: "the link expired 链接已过期",
		revoked: "no longer asked 已取消",
		confirmed: "confirmed 已确认",
		refused: "refused 已拒绝",
	},
	askAgain: "Send a new link 重新发送链接",
	evidence: "Evidence 依据",
	evidenceLead:
		"What is known for and against your affiliation. The stewards see the same; no item decides by itself. Where your university's mail does not work, a page of your institution, an ORCID or a document helps. 以下是与您所属机构有关的已知信息，管理员看到的内容相同；任何一项都不会单独决定结果。若机构邮箱无法使用，可提供机构网页、ORCID 或证明文件。",
	documents: "Documents 文件",
	documentsLead:
		"PDF, PNG or JPEG, 10 MiB at most, up to five. Only you and the stewards can open them; they are removed after the decision. 支持 PDF、PNG 或 JPEG，单个不超过 10 MiB，最多五个；仅您和管理员可以打开，决定后删除。",
	noDocuments: "None 无",
	emptied: "removed after the decision on 决定后已删除：",
	remove: "Remove 移除",
	add: "Add the document 添加文件",
	file: "Document 文件",
	thread: "Comments 留言",
	comment: "Your comment 留言内容",
	send: "Send 发送",
	history: "History 记录",
	earlier: "Other requests for this dataset 本数据集的其他申请",
};

/** What became of a form of the page. */
export const done = {
	withdrawn: "The request is withdrawn. 申请已撤回。",
	submitted: "Submitted. 已提交。",
	sent: "Sent: your comment stands below, and the stewards get it by mail. 已发送，管理员将收到邮件。",
	removed: "The document is removed. 文件已移除。",
	askedAgain: "Your supervisor gets a new link by mail. 已向导师发送新链接。",
};
