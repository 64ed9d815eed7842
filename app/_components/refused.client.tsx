"use client";

import type { ReactNode } from "react";
import type { Refusal } from "#app/_http/form.ts";
import { Answered } from "./answered.client.tsx";

type Problems = Pick<Refusal, "message" | "problems">;

const nameIn = (pointer: string) => pointer.split("/")[1] ?? "";

/** What is wrong with a field of a form. */
export const problemOf = ({ problems }: Problems, name: string): string | undefined =>
	problems.find(({ pointer }) => nameIn(pointer) === name)?.message;

/** Why a form was refused, with its fields called what its reader sees; any other reason as it is. */
export function whyRefused(
	{ message, problems }: Problems,
	fields: readonly { name: string; label: ReactNode }[],
): ReactNode {
	const labelOf = ({ pointer }: Refusal["problems"][number]) =>
		fields.find(({ name }) => name === nameIn(pointer))?.label;
	if (!problems.some(labelOf)) return message;
	return problems.map((problem) => (
		<p key={`${problem.pointer} ${problem.message}`}>
			{labelOf(problem) || nameIn(problem.pointer)}: {problem.message}
		</p>
	));
}

/** Why a form could not be carried out. */
export function Refused({ title, children }: { title?: string; children: ReactNode }) {
	return (
		<Answered tone="wrong" title={title} isRefusal>
			{children}
		</Answered>
	);
}
