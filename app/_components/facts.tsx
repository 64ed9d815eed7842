import type { ReactNode } from "react";

/** Names and values side by side; a value that is null leaves its line out. */
export function Facts({ facts }: { facts: readonly (readonly [string, ReactNode])[] }) {
	return (
		<dl className="facts">
			{facts
				.filter(([, value]) => value !== null && value !== "")
				.map(([name, value]) => (
					<div key={name} style={{ display: "contents" }}>
						<dt>{name}</dt>
						<dd>{value}</dd>
					</div>
				))}
		</dl>
	);
}
