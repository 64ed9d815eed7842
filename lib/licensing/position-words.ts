import type { positions } from "#drizzle/schema/licensing.ts";

/** What somebody is at their institution, in both languages. */
export const positionWords: Readonly<Record<(typeof positions)[number], string>> = {
	faculty: "Faculty · 教师",
	researcher: "Researcher · 研究人员",
	postdoc: "Postdoc · 博士后",
	student: "Student · 学生",
	other: "Other · 其他",
};
