import { ForgeError, ReadOnlyError } from './forge.ts';

/** How often a question is put where the server, not the question, was at fault. */
const TRIES = 4;
/** No one waits longer for a limit to pass, in seconds. */
const LONGEST_WAIT = 60;
/** Comments are read from the oldest on, and ours is among the first; beyond this a pull request is not readable anyway. */
const MOST_PAGES = 50;

/** An API as it is asked: its address, how the token is shown, and how long a pause is. */
export interface Api {
  address: string;
  headers: Readonly<Record<string, string>>;
  /** Milliseconds between tries. */
  pause: number;
}

export interface Answer {
  data: unknown;
  headers: Headers;
}

const wait = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

/** Milliseconds until a limit of requests has passed, as the server says; undefined where it is no limit. */
function limitOf(response: Response): number | undefined {
  const { headers, status } = response;
  const after = Number(headers.get('retry-after'));
  if (headers.get('retry-after') !== null && Number.isFinite(after)) return after * 1000;
  const reset = Number(headers.get('x-ratelimit-reset'));
  if ((status === 403 || status === 429) && headers.get('x-ratelimit-remaining') === '0' && reset > 0)
    return Math.max(0, reset * 1000 - Date.now());
  return status === 429 ? 0 : undefined;
}

/**
 * Asks an API for JSON. Servers that fail and limits that pass within a minute are waited for. Throws ReadOnlyError where the
 * token may not, ForgeError for everything else that is no success.
 */
export async function ask(api: Api, path: string, method = 'GET', body?: unknown): Promise<Answer> {
  const url = /^https?:/.test(path) ? path : `${api.address}${path}`;
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(url, {
      method,
      headers: { accept: 'application/json', 'content-type': 'application/json', 'user-agent': 'banyan', ...api.headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }).catch((error: unknown) => {
      const { cause } = error as { cause?: { code?: string } };
      throw new ForgeError(
        `${new URL(url).host} cannot be reached (${cause?.code ?? String(error)})`,
        'Look at the address of the API',
      );
    });
    if (response.ok) return { data: response.status === 204 ? undefined : await response.json(), headers: response.headers };
    const limit = limitOf(response);
    const passing = response.status >= 500 || limit !== undefined;
    if (limit !== undefined && limit > LONGEST_WAIT * 1000)
      throw new ForgeError(
        `the API allows no more requests for ${Math.ceil(limit / 60_000)} minutes`,
        'Run the job again later, or use a token with a higher limit',
      );
    if (passing && attempt < TRIES) {
      await wait(Math.max(limit ?? 0, api.pause * attempt));
      continue;
    }
    const text = await response.text().catch(() => '');
    if ([401, 403, 404].includes(response.status)) throw new ReadOnlyError(`the API answered ${response.status}`);
    throw new ForgeError(
      `the API answered ${response.status}${text === '' ? '' : `: ${text.replace(/\s+/g, ' ').slice(0, 200)}`}`,
      passing ? 'Run the job again; the server is at fault' : 'Look at what the API says',
    );
  }
}

/** All items of a list that comes in pages. `next` says where the next page is, from an answer and the number of its items. */
export async function pages(
  api: Api,
  first: string,
  itemsOf: (data: unknown) => unknown[],
  next: (answer: Answer, count: number, page: number) => string | undefined,
): Promise<unknown[]> {
  const all: unknown[] = [];
  let path: string | undefined = first;
  for (let page = 1; path !== undefined && page <= MOST_PAGES; page++) {
    const answer: Answer = await ask(api, path);
    const items = itemsOf(answer.data);
    all.push(...items);
    path = next(answer, items.length, page);
    // A token is shown to no one else.
    if (path !== undefined && /^https?:/.test(path) && new URL(path).origin !== new URL(api.address).origin)
      throw new ForgeError(`the API leads to another host: ${new URL(path).host}`, 'Look at the address of the API');
  }
  return all;
}
