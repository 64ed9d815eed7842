import Link from "next/link";
import type { ReactNode } from "react";
import { PageHead } from "./page-head.tsx";
import { TableRegion } from "./table-region.tsx";

type Column = { title: string; isNumber?: boolean };

/** What belongs to somebody, a row each; while there is nothing, where to begin. */
export function ListPage(props: {
	title: string;
	lead?: string;
	columns: readonly Column[];
	rows: readonly ReactNode[];
	empty: { text: string; href: string; label: string };
}) {
	const { title, lead, columns, rows, empty } = props;
	return (
		<div className="page">
			<PageHead title={title} lead={lead} />
			{rows.length === 0 ? (
				<div className="empty">
					<p>{empty.text}</p>
					<p>
						<Link className="button" href={empty.href}>
							{empty.label}
						</Link>
					</p>
				</div>
			) : (
				<TableRegion label={title}>
					<table>
						<thead>
							<tr>
								{columns.map((column) => (
									<th key={column.title} scope="col" className={column.isNumber ? "number" : ""}>
										{column.title}
									</th>
								))}
							</tr>
						</thead>
						<tbody>{rows}</tbody>
					</table>
				</TableRegion>
			)}
		</div>
	);
}
