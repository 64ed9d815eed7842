/** POSTs to this site's API as whoever is signed in. @throws Error with the server's own sentence */
export async function askApi<T>(url: string, body: object = {}): Promise<T> {
	const response = await fetch(url, {
		method: "POST",
		headers: { "content-type": "application/json" },
		body: JSON.stringify(body),
	});
	const answer = await response.json();
	if (!response.ok) throw new Error(answer.detail ?? `The server answered ${response.status}.`);
	return answer;
}
