"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { places } from "./places.ts";

const words = { label: "Desk" };

/** The way through the desk; the page that is open is marked, also from a page below it. */
export function DeskPlaces({ challenge }: { challenge: string }) {
	const path = usePathname();
	const desk = `/organize/challenges/${challenge}`;
	const isHere = (place: string) =>
		place === "" ? path === desk : path.startsWith(`${desk}${place}`);
	return (
		<nav className="tabs desk-places" aria-label={words.label}>
			<ul>
				{places.map(([place, title]) => (
					<li key={place}>
						<Link
							href={`${desk}${place}`}
							prefetch={false}
							aria-current={isHere(place) ? "page" : undefined}
						>
							{title}
						</Link>
					</li>
				))}
			</ul>
		</nav>
	);
}
