import { Notice } from "./notice.tsx";

/** What the last form of this page did, as its answer put it into the address. */
export function Done({ done }: { done: string | string[] | undefined }) {
	return typeof done === "string" ? (
		<Notice tone="good" alert>
			{done}
		</Notice>
	) : null;
}
