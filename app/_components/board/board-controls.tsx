import Link from "next/link";
import { type ArrangedBoard, breakdowns, groupings, isRowKind } from "#lib/leaderboard/index.ts";
import { kindWord } from "../badge.tsx";
import { boardQuery, withBreakdown, withoutFacets, withoutValue } from "./address.ts";
import { breakdownWords, facetWords, groupingWords, words } from "./words.ts";

type Facets = ArrangedBoard["facets"];
type FacetName = Facets[number]["facet"];

const shownValue = (facet: FacetName, value: string) =>
	facet === "kind" && isRowKind(value) ? kindWord(value) : value;

function Tabs(props: {
	label: string;
	tabs: { key: string; title: string; query: string; current: boolean }[];
	path: string;
}) {
	return (
		<nav className="tabs" aria-label={props.label}>
			<span className="label" aria-hidden="true">
				{props.label}
			</span>
			<ul>
				{props.tabs.map(({ key, title, query, current }) => (
					<li key={key}>
						<Link
							href={`${props.path}${query}`}
							scroll={false}
							prefetch={false}
							aria-current={current ? "page" : undefined}
						>
							{title}
						</Link>
					</li>
				))}
			</ul>
		</nav>
	);
}

/** What the board is broken down by, grouped by and narrowed to: links and one GET form. */
export function BoardControls({ arranged, path }: { arranged: ArrangedBoard; path: string }) {
	const { arrangement } = arranged;
	return (
		<div className="board-controls">
			<div className="row">
				<Tabs
					label={words.breakdown}
					path={path}
					tabs={breakdowns.map((breakdown) => ({
						key: breakdown,
						title: breakdownWords[breakdown],
						query: boardQuery(withBreakdown(arranged, breakdown)),
						current: breakdown === arrangement.breakdown,
					}))}
				/>
				<Tabs
					label={words.grouping}
					path={path}
					tabs={groupings.map((group) => ({
						key: group,
						title: groupingWords[group],
						query: boardQuery({ ...arrangement, group }),
						current: group === arrangement.group,
					}))}
				/>
			</div>
			<Narrowing arranged={arranged} path={path} />
			<Chosen arranged={arranged} path={path} />
		</div>
	);
}

/** The parts of the arrangement that the form does not choose, so that applying keeps them. */
function KeptParts({ arrangement }: Pick<ArrangedBoard, "arrangement">) {
	const { breakdown, group, sort, order } = arrangement;
	const kept = new URLSearchParams(
		boardQuery(withoutFacets({ ...arrangement, breakdown, group, sort, order })),
	);
	return [...kept].map(([name, value]) => (
		<input key={name} type="hidden" name={name} value={value} />
	));
}

function Narrowing({ arranged, path }: { arranged: ArrangedBoard; path: string }) {
	const count = arranged.facets
		.flatMap(({ values }) => values)
		.filter(({ chosen }) => chosen).length;
	return (
		<details className="narrowing">
			<summary>
				{words.narrow}
				{count > 0 ? <span className="quiet"> · {words.chosen(count)}</span> : null}
			</summary>
			<form method="get" action={path}>
				<KeptParts arrangement={arranged.arrangement} />
				<div className="facets">
					{arranged.facets
						.filter(({ values }) => values.length > 1)
						.map(({ facet, values }) => (
							<fieldset key={facet}>
								<legend>{facetWords[facet]}</legend>
								{values.map(({ value, rows, chosen }) => (
									<label key={value}>
										<input type="checkbox" name={facet} value={value} defaultChecked={chosen} />
										{shownValue(facet, value)}
										<span className="count">{rows}</span>
									</label>
								))}
							</fieldset>
						))}
				</div>
				<div className="actions">
					<button type="submit">{words.apply}</button>
					<Link href={`${path}${boardQuery(withoutFacets(arranged.arrangement))}`} scroll={false}>
						{words.clear}
					</Link>
				</div>
			</form>
		</details>
	);
}

function Chosen({ arranged, path }: { arranged: ArrangedBoard; path: string }) {
	const chosen = arranged.facets.flatMap(({ facet, values }) =>
		values.filter((value) => value.chosen).map(({ value }) => ({ facet, value })),
	);
	if (chosen.length === 0) return null;
	return (
		<ul className="chosen" aria-label={words.chosenList}>
			{chosen.map(({ facet, value }) => (
				<li key={`${facet} ${value}`}>
					<Link
						href={`${path}${boardQuery(withoutValue(arranged.arrangement, facet, value))}`}
						scroll={false}
						prefetch={false}
						title={words.remove(value)}
					>
						{facetWords[facet]}: {shownValue(facet, value)} ×
					</Link>
				</li>
			))}
		</ul>
	);
}
