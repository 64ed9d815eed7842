import type { ReactNode } from "react";
import { DeskPlaces } from "./desk-places.client.tsx";

type Props = { children: ReactNode; params: Promise<{ challenge: string }> };

/** The frame of an organizer's desk. Who may be here is each page's to ask. */
export default async function DeskLayout({ children, params }: Props) {
	return (
		<>
			<DeskPlaces challenge={(await params).challenge} />
			{children}
		</>
	);
}
