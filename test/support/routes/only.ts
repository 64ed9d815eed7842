/** The one row that a statement gave back. */
export const only = <T>(rows: readonly T[]): T => {
	const [row] = rows;
	if (!row) throw new Error("no row came back");
	return row;
};
