import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A comment on the only pull request of the fake. */
export interface FakeComment {
  readonly id: number;
  body: string;
  readonly user: { readonly login: string };
}

/** What GitHub is asked for a comment, on this machine. */
export interface FakeGitHub {
  readonly url: string;
  readonly comments: FakeComment[];
  /** The open pull requests, with what `head=` finds them by. */
  readonly pulls: { readonly number: number; readonly sha: string; readonly head: string }[];
  readonly artifacts: { readonly id: number; readonly name: string; readonly expired: boolean }[];
  /** Answers this to everything. */
  fail?: { readonly status: number; readonly message: string };
  close(): Promise<void>;
}

export async function fakeGitHub(): Promise<FakeGitHub> {
  const server = createServer((request, response) => void answer(request, response, github));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const github: FakeGitHub = {
    url: `http://127.0.0.1:${port}`,
    comments: [],
    pulls: [],
    artifacts: [],
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return github;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  github: FakeGitHub,
): Promise<void> {
  const send = (status: number, body: unknown): void => {
    response.writeHead(status, { 'content-type': 'application/json', connection: 'close' });
    response.end(JSON.stringify(body));
  };
  let text = '';
  for await (const chunk of request) text += String(chunk);
  const { body = '' } = (text === '' ? {} : JSON.parse(text)) as { body?: string };
  const { pathname, searchParams: query } = new URL(request.url ?? '', github.url);
  const part = <T>(all: readonly T[]): readonly T[] => {
    const each = Number(query.get('per_page'));
    const page = Number(query.get('page'));
    return all.slice((page - 1) * each, page * each);
  };
  if (github.fail !== undefined) return send(github.fail.status, { message: github.fail.message });
  if (request.headers.authorization !== 'Bearer token') return send(401, { message: 'Bad token' });
  switch (`${request.method} ${pathname.replace('/repos/octo/shop', '')}`) {
    case 'GET /pulls': {
      const found = github.pulls.filter(({ head }) => head === query.get('head'));
      return send(200, part(found.map(({ number, sha }) => ({ number, head: { sha } }))));
    }
    case 'GET /actions/runs/99/artifacts':
      return send(200, { artifacts: part(github.artifacts) });
    case 'GET /issues/7/comments':
      return send(200, part(github.comments));
    case 'POST /issues/7/comments': {
      if (body.length > 65_536) return send(422, { message: 'Body is too long' });
      const made = { id: github.comments.length + 1, body, user: { login: 'github-actions[bot]' } };
      github.comments.push(made);
      return send(201, made);
    }
    default: {
      const [, id] = /^\/repos\/octo\/shop\/issues\/comments\/(\d+)$/.exec(pathname) ?? [];
      const comment = github.comments.find((each) => String(each.id) === id);
      if (request.method !== 'PATCH' || comment === undefined) {
        return send(404, { message: 'Not Found' });
      }
      comment.body = body;
      return send(200, comment);
    }
  }
}
