// Keeps one comment on a pull request up to date: node comment.mjs <file>
//
// It stands alone, without packages, so that nothing but Node runs with the token that may write.
// Reads GITHUB_TOKEN, GITHUB_REPOSITORY, PULL_REQUEST, and from the runner GITHUB_API_URL and GITHUB_STEP_SUMMARY.
import { appendFileSync, readFileSync } from 'node:fs';

/** Says which comment is ours. The author is looked at, too: anybody can write the marker. */
export const MARKER = '<!-- banyan-diff -->';
/** GitHub refuses longer comments (65,536 characters). */
const LONGEST = 65_536;
const PAGE = 100;
/** Comments are read from the oldest on, and ours is among the first; beyond this a pull request is not readable anyway. */
const MOST_PAGES = 30;
const TRIES = 3;

const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** Asks the API, again where the server (not the question) was at fault. */
async function ask(settings, path, method = 'GET', body = undefined) {
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(`${settings.api}${path}`, {
      method,
      headers: {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${settings.token}`,
        'content-type': 'application/json',
        'user-agent': 'banyan',
        'x-github-api-version': '2022-11-28',
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const passing = response.status >= 500 || response.status === 429;
    if (!passing || attempt === TRIES) return response;
    await wait(settings.pause * attempt);
  }
}

/** Our comments, the oldest first. */
async function ours(settings) {
  const found = [];
  for (let page = 1; page <= MOST_PAGES; page++) {
    const response = await ask(
      settings,
      `/repos/${settings.repository}/issues/${settings.number}/comments?per_page=${PAGE}&page=${page}`,
    );
    if (!response.ok) return { status: response.status };
    const comments = await response.json();
    for (const comment of comments)
      if (comment.user?.login === settings.author && comment.body?.startsWith(MARKER)) found.push(comment);
    if (comments.length < PAGE) break;
  }
  return { found };
}

/** The comment's text: behind the marker, and never longer than GitHub takes. */
export function bodyOf(text) {
  const body = `${MARKER}\n${text.trim()}\n`;
  if (body.length <= LONGEST) return body;
  const note = '\n\n**The rest is left out: a comment holds 65,536 characters.**\n';
  return `${body.slice(0, LONGEST - note.length)}${note}`;
}

const isClean = (text) => /^#* *Plan: no changes$/m.test(text.trim().split('\n')[0] ?? '');

/**
 * Updates our comment, or writes the first one; where nothing changed and there is none, none is written. More than one
 * (two runs at once) become one. Answers `created`, `updated`, `unchanged`, `nothing`, or `readonly` where the token may
 * not write, as in a pull request from a fork.
 */
export async function keepComment(settings, text) {
  const body = bodyOf(text);
  const { found, status } = await ours(settings);
  if (!found) {
    if (status === 401 || status === 403 || status === 404) return 'readonly';
    throw new Error(`the comments cannot be read: the API answered ${status}`);
  }
  const [first, ...others] = found;
  const comments = `/repos/${settings.repository}/issues`;
  if (!first && isClean(text)) return 'nothing';
  if (first && first.body === body && others.length === 0) return 'unchanged';
  const response = first
    ? await ask(settings, `${comments}/comments/${first.id}`, 'PATCH', { body })
    : await ask(settings, `${comments}/${settings.number}/comments`, 'POST', { body });
  if (response.status === 401 || response.status === 403 || response.status === 404) return 'readonly';
  if (!response.ok) throw new Error(`the comment cannot be written: the API answered ${response.status}`);
  for (const other of others) await ask(settings, `${comments}/comments/${other.id}`, 'DELETE');
  return first ? 'updated' : 'created';
}

async function main() {
  const { env } = process;
  const [file] = process.argv.slice(2);
  const missing = ['GITHUB_TOKEN', 'GITHUB_REPOSITORY', 'PULL_REQUEST'].filter((name) => !env[name]);
  if (!file || missing.length > 0) throw new Error(file ? `${missing.join(', ')} is not set` : 'usage: node comment.mjs <file>');
  if (!/^[\w.-]+\/[\w.-]+$/.test(env.GITHUB_REPOSITORY))
    throw new Error(`GITHUB_REPOSITORY is no owner/name: ${env.GITHUB_REPOSITORY}`);
  if (!/^\d+$/.test(env.PULL_REQUEST)) throw new Error(`PULL_REQUEST is no number: ${env.PULL_REQUEST}`);
  const text = readFileSync(file, 'utf8');
  if (env.GITHUB_STEP_SUMMARY) appendFileSync(env.GITHUB_STEP_SUMMARY, `${text.trim()}\n`);
  const settings = {
    api: env.GITHUB_API_URL ?? 'https://api.github.com',
    token: env.GITHUB_TOKEN,
    repository: env.GITHUB_REPOSITORY,
    number: env.PULL_REQUEST,
    author: env.COMMENT_AUTHOR ?? 'github-actions[bot]',
    pause: Number(env.COMMENT_PAUSE ?? 2000),
  };
  const outcome = await keepComment(settings, text);
  const words = {
    created: 'wrote the comment',
    updated: 'brought the comment up to date',
    unchanged: 'the comment says so already',
    nothing: 'nothing changed, so there is no comment',
    readonly: 'the token may not comment (a pull request from a fork?): the job summary holds the text',
  };
  process.stdout.write(outcome === 'readonly' ? `::notice title=Banyan::${words.readonly}\n` : `banyan: ${words[outcome]}\n`);
}

if (process.argv[1]?.endsWith('comment.mjs')) {
  main().catch((error) => {
    process.stdout.write(`::error title=Banyan::${error.message}\n`);
    process.exitCode = 2;
  });
}
