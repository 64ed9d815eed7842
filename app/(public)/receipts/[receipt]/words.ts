/** Everything the page of a receipt says, in both languages: people check it who know nothing of Onset. */
export const words = {
	title: "Receipt",
	heading: (receipt: string) => `Receipt ${receipt}`,
	genuine: "This receipt is genuine. 此回执真实有效。",
	genuineMeans:
		"Somebody with a proven mailbox signed exactly the texts below, at this time. Their name is not shown here; whoever was told it can check it below.",
	genuineMeansZh:
		"一位邮箱已经验证的用户于所示时间签署了以下文本。本页不显示签署人姓名；知悉姓名者可在下方核对。",
	unknown: "There is no such receipt. 查无此回执。",
	unknownMeans:
		"The number is well formed, but no signature bears it: whoever gave it to you did not get it from this site.",
	mistyped: "This is not a receipt's number. 回执编号有误。",
	mistypedMeans:
		"Its check character does not fit: look for a mistyped character. A number looks like 7K2M-Q9XC-4TNBV.",
	again: "Check another number",
	number: "Receipt number",
	check: "Check",
	facts: "What was signed · 签署内容",
	dataset: "Dataset · 数据集",
	licence: "Licence · 许可协议",
	version: (number: number) => `version ${number} · 第 ${number} 版`,
	signedAt: "Signed at · 签署时间",
	sha256En: "SHA-256, English",
	sha256Zh: "SHA-256, Chinese · 中文",
	name: "Signed by · 签署人",
	position: "Position · 职位",
	institution: "Institution · 单位",
	mailbox: "Proven mailbox · 已验证邮箱",
	who: "Signer · 签署人信息",
	whoNote: "Only the signer and the dataset's stewards see this part.",
	pdf: "Download as PDF",
	json: "As JSON",
	ask: "Does it bear this name? · 核对姓名",
	askLead: "The page answers yes or no, and shows no name. 本页只回答是否一致。",
	typed: "Name · 姓名",
	same: (name: string) => `Yes: the receipt bears the name “${name}”. 姓名一致。`,
	other: (name: string) => `No: the receipt does not bear the name “${name}”. 姓名不一致。`,
};
