import Link from "next/link";
import type { ReactNode } from "react";
import { type Asked, questionOf } from "./asked.ts";

const words = {
	anything: "any",
	apply: "Show",
	first: "Back to the first page",
	next: "Next page",
};

export function Choice(props: {
	name: string;
	label: string;
	options: readonly (readonly [value: string, label: string])[];
	asked: Asked;
	/** What it is when nothing is asked for; left out, anything. */
	none?: string;
}) {
	return (
		<label>
			<span>{props.label}</span>
			<select name={props.name} defaultValue={props.asked[props.name] ?? ""}>
				<option value="">{props.none ?? words.anything}</option>
				{props.options.map(([value, label]) => (
					<option key={value} value={value}>
						{label}
					</option>
				))}
			</select>
		</label>
	);
}

export function Words(props: {
	name: string;
	label: string;
	asked: Asked;
	kind?: "search" | "text" | "date";
}) {
	const { name, label, asked, kind = "text" } = props;
	return (
		<label className={kind === "search" ? "search" : undefined}>
			<span>{label}</span>
			<input type={kind} name={name} defaultValue={asked[name] ?? ""} maxLength={200} />
		</label>
	);
}

/** The filters of a list: a plain form whose answers are the page's address. */
export function Filters({ asked, children }: { asked: Asked; children: ReactNode }) {
	return (
		<form className="filters" method="get" key={JSON.stringify(asked)}>
			{children}
			<button type="submit" className="plain">
				{words.apply}
			</button>
		</form>
	);
}

/** The way to the next page of a list, and back to its first. */
export function Paging({ asked, next }: { asked: Asked; next: string | null }) {
	return (
		<p className="paging">
			{asked.after ? <Link href={questionOf(asked)}>{words.first}</Link> : null}
			{next === null ? null : <Link href={questionOf(asked, { after: next })}>{words.next}</Link>}
		</p>
	);
}
