import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { S3Client } from '@aws-sdk/client-s3';

/** An object as it stands in the store. */
export interface StoredObject {
  readonly body: Buffer;
  readonly etag: string;
  readonly versionId?: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A request as the SDK sends it. */
export interface SentRequest {
  readonly method: string;
  readonly bucket: string;
  readonly key: string;
  readonly versionId?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
}

/** A response on its way to the SDK. */
export interface Answer {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body: Readable;
}

/** What the SDK hands to its HTTP handler. */
interface WireRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
}

/**
 * Decides about a request before the store does: an answer ends it there.
 *
 * Specs delay requests with it, and let S3 fail.
 */
export type Intercept = (request: SentRequest) => Promise<Answer | undefined> | Answer | undefined;

/**
 * S3 behind the SDK's real client: requests are serialized and errors parsed as in production, and only the network is
 * missing. Knows objects, versions, user metadata and conditional writes.
 */
export class InMemoryS3 {
  readonly requests: SentRequest[] = [];
  intercept: Intercept = () => undefined;

  /** The ETag of a body; S3's is an MD5 under SSE-S3 only. */
  etagOf = (body: Buffer): string => createHash('md5').update(body).digest('hex');

  private readonly current = new Map<string, StoredObject>();
  private readonly versions = new Map<string, StoredObject>();

  /** A client of this store; one attempt per request, so that specs count what the function does. */
  client(): S3Client {
    const client = new S3Client({
      region: 'eu-west-1',
      endpoint: 'http://127.0.0.1:9',
      credentials: { accessKeyId: 'key', secretAccessKey: 'secret' },
      maxAttempts: 1,
    });
    client.config.requestHandler = {
      ...client.config.requestHandler,
      metadata: { handlerProtocol: 'http/1.1' },
      handle: async (request: WireRequest) => {
        const [, bucket = '', ...segments] = request.path.split('/');
        const versionId = request.query['versionId'];
        const sent: SentRequest = {
          method: request.method,
          bucket,
          key: decodeURIComponent(segments.join('/')),
          ...(typeof versionId === 'string' ? { versionId } : {}),
          headers: request.headers,
          body: request.body,
        };
        this.requests.push(sent);
        const response = (await this.intercept(sent)) ?? this.answer(sent);
        return { response } as never;
      },
    };
    return client;
  }

  /** Puts an object there, as somebody else would; a version id makes it a version that stays. */
  store(
    bucket: string,
    key: string,
    body: Buffer,
    headers: Record<string, string> = {},
    versionId?: string,
  ): StoredObject {
    const etag = `"${this.etagOf(body)}"`;
    const stored = { body, etag, headers, ...(versionId === undefined ? {} : { versionId }) };
    this.current.set(`${bucket}/${key}`, stored);
    if (versionId !== undefined) {
      this.versions.set(`${bucket}/${key}?${versionId}`, stored);
    }
    return stored;
  }

  /** Removes an object with all its versions. */
  remove(bucket: string, key: string): void {
    this.current.delete(`${bucket}/${key}`);
    for (const version of this.versions.keys()) {
      if (version.startsWith(`${bucket}/${key}?`)) {
        this.versions.delete(version);
      }
    }
  }

  get(bucket: string, key: string): StoredObject | undefined {
    return this.current.get(`${bucket}/${key}`);
  }

  keys(bucket: string): string[] {
    return [...this.current.keys()]
      .filter((path) => path.startsWith(`${bucket}/`))
      .map((path) => path.slice(bucket.length + 1));
  }

  /** Does what the request asks for. */
  answer(request: SentRequest): Answer {
    return request.method === 'PUT' ? this.put(request) : this.read(request);
  }

  private read({ method, bucket, key, versionId }: SentRequest): Answer {
    const path = `${bucket}/${key}`;
    const stored =
      versionId === undefined ? this.current.get(path) : this.versions.get(`${path}?${versionId}`);
    if (!stored) {
      return s3Error(404, versionId === undefined ? 'NoSuchKey' : 'NoSuchVersion');
    }
    const headers = {
      ...stored.headers,
      etag: stored.etag,
      'content-length': String(stored.body.length),
      ...(stored.versionId === undefined ? {} : { 'x-amz-version-id': stored.versionId }),
    };
    const body = method === 'HEAD' ? Readable.from([]) : Readable.from([stored.body]);
    return { statusCode: 200, headers, body };
  }

  private put({ bucket, key, headers, body }: SentRequest): Answer {
    const standing = this.get(bucket, key);
    const { 'if-match': ifMatch, 'if-none-match': ifNoneMatch } = headers;
    if (ifMatch !== undefined && !standing) {
      return s3Error(404, 'NoSuchKey');
    }
    if (
      (ifNoneMatch === '*' && standing) ||
      (ifMatch !== undefined && ifMatch !== standing?.etag)
    ) {
      return s3Error(412, 'PreconditionFailed');
    }
    const kept = Object.entries(headers).filter(([name]) =>
      /^(x-amz-meta-|content-type$|cache-control$)/.test(name),
    );
    const { etag } = this.store(bucket, key, Buffer.from(body ?? ''), Object.fromEntries(kept));
    return { statusCode: 200, headers: { etag }, body: Readable.from([]) };
  }
}

/** What S3 answers when it refuses. */
export function s3Error(statusCode: number, code: string): Answer {
  const body = `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`;
  return {
    statusCode,
    headers: { 'content-type': 'application/xml' },
    body: Readable.from([Buffer.from(body)]),
  };
}
