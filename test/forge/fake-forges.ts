import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A comment as a stand-in keeps it. */
export interface Kept {
  id: number;
  body: string;
  author: string;
}

/** A stand-in for the API of a forge, as far as comments of pull request 7 go. */
export interface FakeForge {
  url: string;
  comments: Kept[];
  asked: string[];
  /** What is answered instead: taken from the front, one a request; a number is a status. */
  answers: { status: number; headers?: Record<string, string>; body?: unknown }[];
  writable: boolean;
  /** Whether the API says who the token is. */
  knowsSelf: boolean;
  close(): Promise<void>;
}

/** How one forge's API looks: what it answers to a request, over the kept comments. `undefined` is a 404. */
export interface Shape {
  self: RegExp;
  selfBody: (login: string) => unknown;
  comments: RegExp;
  /** The address of a comment, with its id as the first group. */
  comment: RegExp;
  isAuthorized: (headers: IncomingMessage['headers']) => boolean;
  list: (comments: readonly Kept[], url: URL) => { body: unknown; headers?: Record<string, string> };
  textOf: (body: Record<string, unknown>) => string;
  update: 'PATCH' | 'PUT';
}

export const BOT = 'our-bot';
const slice = (comments: readonly Kept[], url: URL, size: string): Kept[] => {
  const [count, page] = [Number(url.searchParams.get(size) ?? 30), Number(url.searchParams.get('page') ?? 1)];
  return comments.slice((page - 1) * count, page * count);
};
const bearer = (headers: IncomingMessage['headers']): boolean => headers.authorization === 'Bearer secret';
const record = (value: unknown): Record<string, unknown> => value as Record<string, unknown>;

const issue = (size: string) => ({
  comments: /^\/(?:api\/v1\/)?repos\/octo\/plans\/issues\/7\/comments$/,
  comment: /^\/(?:api\/v1\/)?repos\/octo\/plans\/issues\/comments\/(\d+)$/,
  list: (comments: readonly Kept[], url: URL) => ({
    body: slice(comments, url, size).map(({ id, body, author }) => ({ id, body, user: { login: author } })),
  }),
  textOf: (body: Record<string, unknown>) => String(body.body),
  update: 'PATCH' as const,
});

export const SHAPES = {
  github: {
    ...issue('per_page'),
    self: /^\/graphql$/,
    selfBody: (login: string) => ({ data: { viewer: { login } } }),
    isAuthorized: bearer,
  },
  gitea: {
    ...issue('limit'),
    self: /^\/api\/v1\/user$/,
    selfBody: (login: string) => ({ login }),
    isAuthorized: (headers: IncomingMessage['headers']) => headers.authorization === 'token secret',
  },
  gitlab: {
    self: /^\/user$/,
    selfBody: (id: string) => ({ id }),
    comments: /^\/projects\/octo%2Fplans\/merge_requests\/7\/notes$/,
    comment: /^\/projects\/octo%2Fplans\/merge_requests\/7\/notes\/(\d+)$/,
    isAuthorized: (headers: IncomingMessage['headers']) => headers['private-token'] === 'secret',
    list: (comments: readonly Kept[], url: URL) => {
      const [size, page] = [Number(url.searchParams.get('per_page')), Number(url.searchParams.get('page'))];
      return {
        body: slice(comments, url, 'per_page').map(({ id, body, author }) => ({ id, body, author: { id: author } })),
        headers: { 'x-next-page': page * size < comments.length ? String(page + 1) : '' },
      };
    },
    textOf: (body: Record<string, unknown>) => String(body.body),
    update: 'PUT' as const,
  },
  bitbucket: {
    self: /^\/user$/,
    selfBody: (uuid: string) => ({ uuid }),
    comments: /^\/repositories\/octo\/plans\/pullrequests\/7\/comments$/,
    comment: /^\/repositories\/octo\/plans\/pullrequests\/7\/comments\/(\d+)$/,
    isAuthorized: bearer,
    list: (comments: readonly Kept[], url: URL) => {
      const page = Number(url.searchParams.get('page') ?? 1);
      const values = slice(comments, url, 'pagelen').map(({ id, body, author }) => ({
        id,
        content: { raw: body },
        user: { uuid: author },
        deleted: false,
      }));
      const next = new URL(url);
      next.searchParams.set('page', String(page + 1));
      return { body: { values, ...(page * 100 < comments.length && { next: next.href }) } };
    },
    textOf: (body: Record<string, unknown>) => String(record(body.content).raw),
    update: 'PUT' as const,
  },
  azure: {
    self: /^\/_apis\/connectionData$/,
    selfBody: (id: string) => ({ authenticatedUser: { id } }),
    comments: /^\/My%20Plans\/_apis\/git\/repositories\/repo\/pullRequests\/7\/threads$/,
    comment: /^\/My%20Plans\/_apis\/git\/repositories\/repo\/pullRequests\/7\/threads\/(\d+)\/comments\/1$/,
    isAuthorized: bearer,
    list: (comments: readonly Kept[]) => ({
      body: {
        value: comments.map(({ id, body, author }) => ({ id, comments: [{ id: 1, content: body, author: { id: author } }] })),
      },
    }),
    textOf: (body: Record<string, unknown>) =>
      String(body.content ?? record((body.comments as unknown[] | undefined)?.[0] ?? {}).content),
    update: 'PATCH' as const,
  },
} satisfies Record<string, Shape>;

/** The environment that a forge's CI sets, with the stand-in as its server. */
export const environment = (name: keyof typeof SHAPES, url: string): Record<string, string> => ({
  BANYAN_PAUSE: '1',
  ...{
    github: { GITHUB_API_URL: url, GITHUB_TOKEN: 'secret', GITHUB_REPOSITORY: 'octo/plans', GITHUB_REF: 'refs/pull/7/merge' },
    gitea: { GITHUB_SERVER_URL: url, GITEA_TOKEN: 'secret', GITHUB_REPOSITORY: 'octo/plans', PULL_REQUEST: '7' },
    gitlab: { CI_API_V4_URL: url, GITLAB_TOKEN: 'secret', CI_PROJECT_ID: 'octo/plans', CI_MERGE_REQUEST_IID: '7' },
    bitbucket: {
      BITBUCKET_API_URL: url,
      BITBUCKET_TOKEN: 'secret',
      BITBUCKET_REPO_FULL_NAME: 'octo/plans',
      BITBUCKET_PR_ID: '7',
    },
    azure: {
      SYSTEM_COLLECTIONURI: `${url}/`,
      SYSTEM_ACCESSTOKEN: 'secret',
      SYSTEM_TEAMPROJECT: 'My Plans',
      BUILD_REPOSITORY_ID: 'repo',
      SYSTEM_PULLREQUEST_PULLREQUESTID: '7',
    },
  }[name],
});

/** Starts a stand-in on a free port. */
export async function fakeForge(name: keyof typeof SHAPES): Promise<FakeForge> {
  const shape: Shape = SHAPES[name];
  const server = createServer((request, response) => {
    const { method = 'GET' } = request;
    const url = new URL(request.url ?? '', `http://${request.headers.host}`);
    forge.asked.push(`${method} ${url.pathname}`);
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      const answer = (status: number, body: unknown = {}, headers: Record<string, string> = {}): void => {
        response.writeHead(status, { 'content-type': 'application/json', ...headers });
        response.end(status === 204 ? undefined : JSON.stringify(body));
      };
      const instead = forge.answers.shift();
      if (instead) return answer(instead.status, instead.body, instead.headers);
      if (!shape.isAuthorized(request.headers)) return answer(401);
      if (shape.self.test(url.pathname)) return forge.knowsSelf ? answer(200, shape.selfBody(BOT)) : answer(403);
      const isList = shape.comments.test(url.pathname);
      if (method === 'GET' && isList) {
        const { body, headers } = shape.list(forge.comments, url);
        return answer(200, body, headers);
      }
      if (!forge.writable) return answer(403);
      const body = text === '' ? '' : shape.textOf(JSON.parse(text));
      if (method === 'POST' && isList) {
        const id = Math.max(0, ...forge.comments.map((comment) => comment.id)) + 1;
        forge.comments.push({ id, body, author: BOT });
        return answer(201, { id });
      }
      const known = forge.comments.find(({ id }) => String(id) === shape.comment.exec(url.pathname)?.[1]);
      if (!known || (method !== 'DELETE' && method !== shape.update)) return answer(404);
      if (known.author !== BOT) return answer(403);
      if (method === 'DELETE') forge.comments.splice(forge.comments.indexOf(known), 1);
      else known.body = body;
      return answer(method === 'DELETE' ? 204 : 200);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const forge: FakeForge = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    comments: [],
    asked: [],
    answers: [],
    writable: true,
    knowsSelf: true,
    close: () => new Promise((done) => server.close(() => done())),
  };
  return forge;
}
