import type { ReactNode } from "react";

// Not every browser lets the keyboard into a scrolling region by itself.
const reachable = { tabIndex: 0 } as const;

/** A table scrolls inside its own region, which the keyboard can reach and scroll. */
export function TableRegion({ label, children }: { label: string; children: ReactNode }) {
	return (
		<section className="table-region" aria-label={label} {...reachable}>
			{children}
		</section>
	);
}
