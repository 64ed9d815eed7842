/** Area under y over x by trapezoids, divided by the last x: the mean height, for a curve that begins near 0. */
export function areaUnderCurve(x: Float64Array, y: Float64Array): number {
	let area = 0;
	for (let i = 1; i < x.length; i++) {
		area += (((x[i] ?? 0) - (x[i - 1] ?? 0)) * ((y[i] ?? 0) + (y[i - 1] ?? 0))) / 2;
	}
	return area / (x.at(-1) ?? 1);
}

/**
 * The area that a step to 1 at each point contributes: entry i is the area of a curve that is 0 before point i and 1 from it on.
 * One further entry, 0, for a step that never comes. The area is linear in the curve, so these add up.
 */
export function stepAreas(x: Float64Array): Float64Array {
	const areas = new Float64Array(x.length + 1);
	const last = x.at(-1) ?? 1;
	for (let i = 0; i < x.length; i++) {
		const here = x[i] ?? 0;
		const rise = i === 0 ? 0 : (here - (x[i - 1] ?? 0)) / 2;
		areas[i] = (rise + last - here) / last;
	}
	return areas;
}
