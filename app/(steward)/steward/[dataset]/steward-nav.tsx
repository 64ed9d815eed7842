import Link from "next/link";
import { words } from "../words.ts";

export { Told } from "#app/_components/told.tsx";

const places = [
	["", words.queue],
	["/holders", words.holders],
	["/blocks", words.blocks],
] as const;

/** The three lists of a dataset's steward. */
export function StewardNav({ dataset, here }: { dataset: string; here: string }) {
	return (
		<nav className="tabs" aria-label={words.steward}>
			<ul>
				{places.map(([path, title]) => (
					<li key={path}>
						<Link
							href={`/steward/${dataset}${path}`}
							aria-current={path === here ? "page" : undefined}
						>
							{title}
						</Link>
					</li>
				))}
			</ul>
		</nav>
	);
}
