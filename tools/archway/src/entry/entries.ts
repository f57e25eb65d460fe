import { readFile } from 'node:fs/promises';
import { basename, extname, resolve } from 'node:path';
import type { Architecture, Part } from '@archway/local';
import { branchesFrom, label, tellsOf, type Entrance } from '../flow/flow';
import { isPicture, type Photo } from '../photos/photos';
import { UsageError } from '../usage-error/usage-error';
import type { Entry } from './entry';
import type { Wish } from './wishes';

/** The content types that clients give to photos; S3 guesses none. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.avif': 'image/avif',
  '.gif': 'image/gif',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.json': 'application/json',
  '.png': 'image/png',
  '.tif': 'image/tiff',
  '.tiff': 'image/tiff',
  '.txt': 'text/plain',
  '.webp': 'image/webp',
};

/** A file that is uploaded to the bucket of an entrance. */
export function upload({ path, name, bytes }: Photo, entrance: Entrance): Entry {
  const { bucketName, prefix, branches, notifications, tellsAll } = entrance;
  const key = prefix + name;
  const unheard = tellsOf(entrance, key)
    ? {}
    : { unheard: `${bucketName} notifies nobody of ${key}` };
  return {
    noun: isPicture(name) ? 'photo' : 'object',
    name,
    key,
    bytes,
    branches,
    ...(notifications.length > 0 && !tellsAll ? unheard : {}),
    object: { bucket: bucketName, key },
    put: async (session) => {
      const contentType = CONTENT_TYPES[extname(name).toLowerCase()] ?? 'binary/octet-stream';
      return session.upload(bucketName, { key, body: await readFile(path), contentType });
    },
  };
}

/**
 * What is sent, published and invoked, in the order of the command.
 *
 * @throws UsageError for what is not in the stacks, and for an event that is no JSON
 */
export async function entryOf(
  wish: Exclude<Wish, { kind: 'upload' }>,
  number: number,
  architecture: Architecture,
  { cwd, headers }: { readonly cwd: string; readonly headers: readonly string[] },
): Promise<Entry> {
  const text = await textOrFile(wish.what, cwd);
  const bytes = Buffer.byteLength(text);
  switch (wish.kind) {
    case 'send': {
      const queue = named(architecture.queues, wish.to, ({ queueName }) => queueName, '--send');
      const branches = branchesFrom(architecture, queue.queueArn);
      const name = `message ${number} to ${queue.queueName}`;
      return {
        noun: 'message',
        name,
        key: queue.queueName,
        bytes,
        branches,
        put: (session) => Promise.resolve(session.send(queue, text, name)),
      };
    }
    case 'publish': {
      const topic = named(architecture.topics, wish.to, ({ topicName }) => topicName, '--publish');
      const branches = branchesFrom(architecture, topic.topicArn);
      const name = `message ${number} to ${topic.topicName}`;
      return {
        noun: 'message',
        name,
        key: topic.topicName,
        bytes,
        branches,
        put: (session) => Promise.resolve(session.publish(topic, text, name)),
      };
    }
    case 'request': {
      const { apiName, address, method, target } = routeIn(wish.to, architecture);
      const name = `request ${number}: ${method} ${target}`;
      return {
        noun: 'request',
        name,
        key: apiName,
        bytes,
        branches: [{ name: apiName, stops: [], apiName }],
        put: (session) =>
          session.request(
            address,
            { method, target, body: text, headers: headersIn(headers) },
            name,
          ),
      };
    }
    case 'invoke': {
      const { functions } = architecture;
      const fn = named(functions, wish.to, ({ functionName }) => functionName, '--invoke');
      const branches = branchesFrom(architecture, fn.functionArn);
      const name = `event ${number} of ${fn.functionName}`;
      const payload = parsed(text);
      return {
        noun: 'event',
        name,
        key: fn.functionName,
        bytes,
        branches,
        put: (session) => Promise.resolve(session.invoke(fn.functionName, payload, name)),
      };
    }
  }
}

/**
 * The part that a person means: by its name, its ARN, its address or its construct.
 *
 * @throws UsageError where there is none, or several
 */
export function named<Found extends Part>(
  parts: readonly Found[],
  wanted: string,
  nameOf: (part: Found) => string,
  option: string,
): Found {
  const last = wanted.split(/[:/]/).at(-1) ?? wanted;
  const exact = parts.filter(
    (part) =>
      [nameOf(part), part.address, part.constructPath, label(part.constructPath)].includes(
        wanted,
      ) ||
      (/^(arn:|https?:)/.test(wanted) && nameOf(part) === last),
  );
  const found =
    exact.length > 0 ? exact : parts.filter(({ address }) => address.split('.').at(-1) === wanted);
  const [first] = found;
  const list = parts.map(nameOf).join(', ') || 'none';
  if (first === undefined) throw new UsageError(`${option}: there is no ${wanted} (${list})`);
  if (found.length > 1) throw new UsageError(`${option}: ${wanted} is several (${list})`);
  return first;
}

/** What a file holds, or the text itself where it names none. */
async function textOrFile(text: string, cwd: string): Promise<string> {
  if (text.length > 4096 || text.trimStart().startsWith('{')) return text;
  return readFile(resolve(cwd, text), 'utf8').catch(() => {
    if (/\.(json|txt)$/.test(text) && basename(text) !== text) {
      throw new UsageError(`${text} cannot be read`);
    }
    return text;
  });
}

/**
 * `POST /orders`, with the API before it where there are several.
 *
 * @throws UsageError for what is no route, and for an API that is not in the stacks
 */
function routeIn(text: string, { restApis, httpApis, functionUrls }: Architecture) {
  const apis = [...restApis, ...httpApis, ...functionUrls];
  const [, wanted, method, target] = /^(?:(\S+) +)?([A-Za-z]+) +(\/\S*)$/.exec(text) ?? [];
  if (method === undefined || target === undefined) {
    throw new UsageError(`--request: a route is such as 'POST /orders', got ${text}`);
  }
  const names = apis.map(({ apiName }) => apiName).join(', ') || 'none';
  const [only, another] = apis;
  if (wanted === undefined && (only === undefined || another !== undefined)) {
    throw new UsageError(`--request: name the API before the route (${names})`);
  }
  const api =
    wanted === undefined ? only : named(apis, wanted, (each) => each.apiName, '--request');
  if (api === undefined) throw new UsageError(`--request: there is no API (${names})`);
  return { apiName: api.apiName, address: api.address, method: method.toUpperCase(), target };
}

/** Headers of lines such as `Idempotency-Key: 1`. @throws UsageError for a line that is none */
function headersIn(lines: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    lines.map((line) => {
      const [, name, value] = /^([\w-]+):\s*(.*)$/.exec(line) ?? [];
      if (name === undefined || value === undefined) {
        throw new UsageError(`--header: a header is such as 'Idempotency-Key: 1', got ${line}`);
      }
      return [name, value];
    }),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new UsageError(`--invoke: the event must be JSON or a file of JSON, got ${text}`);
  }
}
