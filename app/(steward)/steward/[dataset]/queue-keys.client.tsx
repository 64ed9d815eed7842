"use client";

import { useEffect, useState } from "react";

const words = {
	keys: "Keys",
	move: "next and previous request",
	open: "open it",
	search: "search",
};

const rows = () => [...document.querySelectorAll<HTMLAnchorElement>("a[data-row]")];

function step(by: 1 | -1): void {
	const all = rows();
	const at = all.findIndex((row) => row.matches(":focus"));
	const to = at === -1 ? (by === 1 ? 0 : all.length - 1) : at + by;
	all[Math.min(Math.max(to, 0), all.length - 1)]?.focus();
}

const isTyping = (target: EventTarget | null) =>
	target instanceof HTMLElement && target.matches("input, select, textarea, [contenteditable]");

function heard(event: KeyboardEvent): void {
	if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
	if (event.key === "j") step(1);
	else if (event.key === "k") step(-1);
	else if (event.key === "/") {
		event.preventDefault();
		document.querySelector<HTMLInputElement>("input[type=search]")?.focus();
	}
}

/** Moves through the list by keys, and says so; without JavaScript there is neither. */
export function QueueKeys() {
	const [isReady, setReady] = useState(false);
	useEffect(() => {
		setReady(true);
		document.addEventListener("keydown", heard);
		return () => document.removeEventListener("keydown", heard);
	}, []);
	if (!isReady) return null;
	return (
		<p className="keys">
			{words.keys}: <kbd>j</kbd> <kbd>k</kbd> {words.move}, <kbd>Enter</kbd> {words.open},{" "}
			<kbd>/</kbd> {words.search}
		</p>
	);
}
