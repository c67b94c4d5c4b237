import { type Api, ask, pages } from './ask.ts';
import { checked, type Environment, type Forge, type ForgeComment, variable } from './forge.ts';

const NUMBER = /^\d+$/;
const NAME = /^[\w.-]+\/[\w.-]+$/;
const PAGE = 100;

const list = (data: unknown): unknown[] => (Array.isArray(data) ? data : []);
const record = (data: unknown): Record<string, unknown> =>
  (typeof data === 'object' && data !== null ? data : {}) as Record<string, unknown>;
const textOf = (data: unknown): string => (typeof data === 'string' || typeof data === 'number' ? String(data) : '');
const pauseOf = (env: Environment): number => Number(env.BANYAN_PAUSE ?? 2000);
/** What a forge answers to who the token is, or nothing where it may not ask. */
const orUnknown = (question: Promise<string>): Promise<string | undefined> =>
  question.then(
    (self) => self || undefined,
    () => undefined,
  );

/** The number of a pull request from the ref that a job runs on: `refs/pull/7/merge`. */
const numberOf = (env: Environment): string =>
  checked(
    { ...env, PULL_REQUEST: env.PULL_REQUEST || /^refs\/pull\/(\d+)\//.exec(env.GITHUB_REF ?? '')?.[1] },
    NUMBER,
    'a number',
    'PULL_REQUEST',
  );

/** GitHub and what took its API over: comments of issues, by `owner/name` and number. */
function issueComments(
  api: Api,
  repository: string,
  number: string,
  self: () => Promise<string | undefined>,
): Omit<Forge, 'longest'> {
  const issues = `/repos/${repository}/issues`;
  const path = (page: number): string => `${issues}/${number}/comments?per_page=${PAGE}&limit=${PAGE}&page=${page}`;
  return {
    html: true,
    self,
    async comments() {
      const all = await pages(api, path(1), list, (_, count, page) => (count === PAGE ? path(page + 1) : undefined));
      return all.map((each): ForgeComment => {
        const { id, body, user } = record(each);
        return { id: textOf(id), body: textOf(body), author: textOf(record(user).login) };
      });
    },
    create: async (body) => void (await ask(api, `${issues}/${number}/comments`, 'POST', { body })),
    update: async ({ id }, body) => void (await ask(api, `${issues}/comments/${id}`, 'PATCH', { body })),
    remove: async ({ id }) => void (await ask(api, `${issues}/comments/${id}`, 'DELETE')),
  };
}

function github(env: Environment): Forge {
  const address = env.GITHUB_API_URL || 'https://api.github.com';
  const token = variable(env, 'GITHUB_TOKEN', 'GH_TOKEN');
  const api: Api = {
    address,
    headers: { accept: 'application/vnd.github+json', authorization: `Bearer ${token}`, 'x-github-api-version': '2022-11-28' },
    pause: pauseOf(env),
  };
  // GET /user is closed to the tokens of apps, and so to that of a workflow; the viewer of GraphQL is not.
  const graph = env.GITHUB_GRAPHQL_URL || `${address.replace(/\/v3$/, '')}/graphql`;
  const viewer = async (): Promise<string> => {
    const { data } = await ask(api, graph, 'POST', { query: '{ viewer { login } }' });
    return textOf(record(record(record(data).data).viewer).login);
  };
  const self = async (): Promise<string> => (await orUnknown(viewer())) ?? 'github-actions[bot]';
  return { ...issueComments(api, checked(env, NAME, 'owner/name', 'GITHUB_REPOSITORY'), numberOf(env), self), longest: 65_536 };
}

function gitea(env: Environment): Forge {
  const server = variable(env, 'GITEA_SERVER_URL', 'FORGEJO_SERVER_URL', 'GITHUB_SERVER_URL').replace(/\/$/, '');
  const token = variable(env, 'GITEA_TOKEN', 'FORGEJO_TOKEN', 'GITHUB_TOKEN');
  const api: Api = { address: `${server}/api/v1`, headers: { authorization: `token ${token}` }, pause: pauseOf(env) };
  const self = (): Promise<string | undefined> => orUnknown(ask(api, '/user').then(({ data }) => textOf(record(data).login)));
  const repository = checked(env, NAME, 'owner/name', 'GITEA_REPOSITORY', 'FORGEJO_REPOSITORY', 'GITHUB_REPOSITORY');
  return { ...issueComments(api, repository, numberOf(env), self), longest: 65_536 };
}

function gitlab(env: Environment): Forge {
  const api: Api = {
    address: variable(env, 'CI_API_V4_URL'),
    headers: { 'private-token': variable(env, 'GITLAB_TOKEN') },
    pause: pauseOf(env),
  };
  const project = encodeURIComponent(variable(env, 'CI_PROJECT_ID', 'CI_PROJECT_PATH'));
  const number = checked(env, NUMBER, 'a number', 'CI_MERGE_REQUEST_IID');
  const notes = `/projects/${project}/merge_requests/${number}/notes`;
  const path = (page: string): string => `${notes}?per_page=${PAGE}&sort=asc&order_by=created_at&page=${page}`;
  return {
    longest: 1_000_000,
    html: true,
    self: () => orUnknown(ask(api, '/user').then(({ data }) => textOf(record(data).id))),
    async comments() {
      const all = await pages(api, path('1'), list, ({ headers }) => {
        const page = headers.get('x-next-page') ?? '';
        return page === '' ? undefined : path(page);
      });
      return all.map((each): ForgeComment => {
        const { id, body, author } = record(each);
        return { id: textOf(id), body: textOf(body), author: textOf(record(author).id) };
      });
    },
    create: async (body) => void (await ask(api, notes, 'POST', { body })),
    update: async ({ id }, body) => void (await ask(api, `${notes}/${id}`, 'PUT', { body })),
    remove: async ({ id }) => void (await ask(api, `${notes}/${id}`, 'DELETE')),
  };
}

function bitbucket(env: Environment): Forge {
  const api: Api = {
    address: env.BITBUCKET_API_URL || 'https://api.bitbucket.org/2.0',
    headers: { authorization: `Bearer ${variable(env, 'BITBUCKET_TOKEN')}` },
    pause: pauseOf(env),
  };
  const repository = checked(env, NAME, 'workspace/name', 'BITBUCKET_REPO_FULL_NAME');
  const comments = `/repositories/${repository}/pullrequests/${checked(env, NUMBER, 'a number', 'BITBUCKET_PR_ID')}/comments`;
  const content = (raw: string) => ({ content: { raw } });
  return {
    longest: 32_768,
    html: false,
    self: () => orUnknown(ask(api, '/user').then(({ data }) => textOf(record(data).uuid))),
    async comments() {
      const all = await pages(
        api,
        `${comments}?pagelen=${PAGE}&sort=created_on`,
        (data) => list(record(data).values),
        ({ data }) => textOf(record(data).next) || undefined,
      );
      return all.flatMap((each): ForgeComment[] => {
        const { id, content: own, user, deleted } = record(each);
        return deleted === true ? [] : [{ id: textOf(id), body: textOf(record(own).raw), author: textOf(record(user).uuid) }];
      });
    },
    create: async (body) => void (await ask(api, comments, 'POST', content(body))),
    update: async ({ id }, body) => void (await ask(api, `${comments}/${id}`, 'PUT', content(body))),
    remove: async ({ id }) => void (await ask(api, `${comments}/${id}`, 'DELETE')),
  };
}

function azure(env: Environment): Forge {
  const collection = variable(env, 'SYSTEM_COLLECTIONURI').replace(/\/$/, '');
  const api: Api = {
    address: collection,
    headers: { authorization: `Bearer ${variable(env, 'SYSTEM_ACCESSTOKEN')}` },
    pause: pauseOf(env),
  };
  const project = encodeURIComponent(variable(env, 'SYSTEM_TEAMPROJECT'));
  const repository = encodeURIComponent(variable(env, 'BUILD_REPOSITORY_ID'));
  const number = checked(env, NUMBER, 'a number', 'SYSTEM_PULLREQUEST_PULLREQUESTID');
  const threads = `/${project}/_apis/git/repositories/${repository}/pullRequests/${number}/threads`;
  const version = 'api-version=7.1';
  /** `thread/comment` */
  const at = ({ id }: ForgeComment): string => {
    const [thread, comment] = id.split('/');
    return `${threads}/${thread}/comments/${comment}?${version}`;
  };
  return {
    longest: 150_000,
    html: true,
    self: () =>
      orUnknown(ask(api, '/_apis/connectionData').then(({ data }) => textOf(record(record(data).authenticatedUser).id))),
    async comments() {
      const { data } = await ask(api, `${threads}?${version}`);
      return list(record(data).value).flatMap((thread): ForgeComment[] => {
        const { id, comments, isDeleted } = record(thread);
        const [first] = list(comments).map(record);
        if (isDeleted === true || !first || first.isDeleted === true) return [];
        return [
          { id: `${textOf(id)}/${textOf(first.id)}`, body: textOf(first.content), author: textOf(record(first.author).id) },
        ];
      });
    },
    create: async (body) => {
      // A closed thread asks no one for an answer.
      const thread = { comments: [{ parentCommentId: 0, content: body, commentType: 1 }], status: 'closed' };
      await ask(api, `${threads}?${version}`, 'POST', thread);
    },
    update: async (comment, body) => void (await ask(api, at(comment), 'PATCH', { content: body })),
    remove: async (comment) => void (await ask(api, at(comment), 'DELETE')),
  };
}

/** Forges by name: each reads the variables that its own CI sets. */
export const FORGES = { github, gitlab, bitbucket, azure, gitea } satisfies Record<string, (env: Environment) => Forge>;
