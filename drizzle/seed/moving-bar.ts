const width = 32;
const height = 24;
const frames = 60;
const lumaBytes = width * height;
const chromaBytes = lumaBytes / 2;

/** One frame in 4:2:0: a bright bar on grey, as far along as the frame is in the video. */
function frame(at: number, speed: number): Uint8Array {
	const planes = new Uint8Array(lumaBytes + chromaBytes).fill(128, lumaBytes);
	const bar = (at * speed) % width;
	for (let y = 0; y < height; y++)
		for (let x = 0; x < width; x++) planes[y * width + x] = Math.abs(x - bar) < 3 ? 220 : 60;
	return planes;
}

/**
 * A real video of a moving bar, in YUV4MPEG2: sixty small frames, as far apart as makes
 * `durationSeconds`. `speed`, in pixels a frame, tells one from another. Nobody is to be seen in it.
 */
export function movingBar({
	durationSeconds,
	speed,
}: {
	durationSeconds: number;
	speed: number;
}): Uint8Array {
	const tenths = Math.max(1, Math.round(durationSeconds * 10));
	const head = `YUV4MPEG2 W${width} H${height} F${frames * 10}:${tenths} Ip A1:1 C420jpeg\n`;
	const parts = Array.from({ length: frames }, (_, at) => [
		Buffer.from("FRAME\n"),
		frame(at, speed),
	]).flat();
	return Buffer.concat([Buffer.from(head), ...parts]);
}
