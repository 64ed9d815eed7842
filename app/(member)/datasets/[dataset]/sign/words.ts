/** Everything the page of signing says. */
export const words = {
	title: "Sign · 签署",
	heading: (dataset: string) => `Sign the licence of ${dataset}`,
	licence: "Licence",
	lead: (number: number) =>
		`This is version ${number}, the one to sign now. Your signature binds you, not your institution; it gives no access by itself: ask for access afterwards.`,
	leadZh: (number: number) =>
		`当前待签署的是第 ${number} 版。签名对您本人具有约束力；签署后仍须另行申请访问权限。`,
	signed: (number: number) => `You have signed version ${number}.`,
	receipt: (receipt: string) => `Receipt ${receipt}`,
	ask: "Ask for access 申请访问",
	access: "Your access and downloads 访问权限与下载",
	name: "Your name, typed · 签名（请输入姓名）",
	nameHint: (name: string) =>
		`Type your name as your account has it: ${name}. 请按账户中的姓名输入。`,
	noName: "Your account has no name yet, and a signature must bear it. 您的账户尚未填写姓名。",
	setName: "Set it under Account",
	position: "Position · 职位",
	choose: "Choose · 请选择",
	institution: "Institution · 单位",
	institutionHint: "University or institute, as it calls itself. 大学或研究机构的正式名称。",
	accept: (number: number) =>
		`By signing I accept version ${number} of the licence as it stands above. 签署即表示本人接受上述第 ${number} 版许可协议。`,
	sign: (number: number) => `Sign version ${number} · 签署第 ${number} 版`,
};
