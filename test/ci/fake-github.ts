import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A comment as the API has it. */
export interface Comment {
  id: number;
  body: string;
  user: { login: string };
}

/** A stand-in for GitHub's API, as far as comments go. */
export interface FakeGithub {
  url: string;
  comments: Comment[];
  /** `GET /repos/…`, in the order of asking. */
  asked: string[];
  /** What is answered instead: taken from the front, one a request. */
  answers: number[];
  /** Whether the token may write. */
  writable: boolean;
  close(): Promise<void>;
}

const BOT = 'github-actions[bot]';

/** Starts the stand-in on a free port. */
export async function fakeGithub(): Promise<FakeGithub> {
  const server = createServer((request, response) => {
    const { method = 'GET', url = '' } = request;
    github.asked.push(`${method} ${url}`);
    const answer = (status: number, body: unknown = {}): void => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    const instead = github.answers.shift();
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      if (instead !== undefined) return answer(instead);
      if (request.headers.authorization !== 'Bearer secret') return answer(401);
      if (method !== 'GET' && !github.writable) return answer(403, { message: 'Resource not accessible by integration' });
      const list = /^\/repos\/octo\/plans\/issues\/7\/comments(?:\?per_page=(\d+)&page=(\d+))?$/.exec(url);
      const one = /^\/repos\/octo\/plans\/issues\/comments\/(\d+)$/.exec(url);
      if (list && method === 'GET') {
        const [size, page] = [Number(list[1] ?? 30), Number(list[2] ?? 1)];
        return answer(200, github.comments.slice((page - 1) * size, page * size));
      }
      const body = text === '' ? '' : (JSON.parse(text) as { body: string }).body;
      if (body.length > 65_536) return answer(422, { message: 'body is too long (maximum is 65536 characters)' });
      if (list && method === 'POST') {
        const id = Math.max(0, ...github.comments.map((comment) => comment.id)) + 1;
        github.comments.push({ id, body, user: { login: BOT } });
        return answer(201, { id });
      }
      const known = github.comments.find(({ id }) => String(id) === one?.[1]);
      if (!known) return answer(404);
      if (method === 'DELETE') github.comments.splice(github.comments.indexOf(known), 1);
      else known.body = body;
      return answer(method === 'DELETE' ? 204 : 200);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const github: FakeGithub = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    comments: [],
    asked: [],
    answers: [],
    writable: true,
    close: () => new Promise((done) => server.close(() => done())),
  };
  return github;
}
