"use server";

import { attempt, type Outcome } from "#app/_http/action.ts";
import { publicContext } from "#app/_http/context.ts";
import { parseInput } from "#app/_http/input.ts";
import { checkReceiptName, receiptNameInput } from "#lib/licensing/index.ts";

export type NameCheck = { name: string; isSameName: boolean };

export async function checkName(_before: unknown, form: FormData): Promise<Outcome<NameCheck>> {
	return attempt(async () => {
		const input = parseInput(receiptNameInput, {
			receipt: form.get("receipt"),
			name: form.get("name"),
		});
		const { isSameName } = await checkReceiptName(publicContext(), input);
		return { name: input.name, isSameName };
	});
}
