/** The words of the sign-in mail, English with Chinese beside it. */
export function signInMail(link: string, minutes: number): { subject: string; text: string } {
	return {
		subject: "Sign in to Onset / 登录 Onset",
		text: [
			"Open this page and press the button there to sign in to Onset:",
			"请打开以下页面并点击按钮登录 Onset：",
			"",
			link,
			"",
			`The link works once, for ${minutes} minutes. If you did not ask for it, ignore this mail: nothing happens.`,
			`该链接仅可使用一次，${minutes} 分钟内有效。如果这不是您的请求，请忽略本邮件。`,
			"",
		].join("\n"),
	};
}
