import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import type { Context, SQSEvent } from 'aws-lambda';
import sharp from 'sharp';
import { readEnvironment, toEnvironment } from '../environment/environment';
import type { PictureEnvironment } from '../environment/environment';
import { InMemoryS3 } from '../in-memory-s3/in-memory-s3';
import { createHandler } from './handler';
import type * as HandlerModule from './handler';

const ENVIRONMENT: PictureEnvironment = {
  outputBucket: 'pictures',
  outputPrefix: 'thumbnail/',
  widthPixels: 32,
  format: 'avif',
  quality: 50,
  cacheControl: 'no-store',
  maxSourceBytes: 100_000,
  maxSourcePixels: 1_000_000,
  serviceName: 'thumbnail',
  metricsNamespace: 'Pictures',
  logLevel: 'INFO',
};

const CONTEXT = {
  functionName: 'thumbnail',
  functionVersion: '$LATEST',
  invokedFunctionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:thumbnail',
  memoryLimitInMB: '1024',
  awsRequestId: 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef',
  getRemainingTimeInMillis: () => 30_000,
} as Context;

const event = (...keys: string[]): SQSEvent => ({
  Records: keys.map((key) => ({
    messageId: `message of ${key}`,
    receiptHandle: 'handle',
    body: JSON.stringify({
      Records: [
        {
          eventSource: 'aws:s3',
          eventName: 'ObjectCreated:Put',
          s3: { bucket: { name: 'uploads' }, object: { key, sequencer: '0A' } },
        },
      ],
    }),
    attributes: {
      ApproximateReceiveCount: '2',
      SentTimestamp: '0',
      SenderId: 'sns',
      ApproximateFirstReceiveTimestamp: '0',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:eu-west-1:111122223333:thumbnail',
    awsRegion: 'eu-west-1',
  })),
});

/** Runs the work and returns the lines that it wrote, parsed. */
const linesOf = async (work: () => Promise<unknown>): Promise<Record<string, unknown>[]> => {
  const lines: string[] = [];
  const spies = (['log', 'info', 'warn', 'error'] as const).map((method) =>
    jest
      .spyOn(console, method)
      .mockImplementation((...parts: unknown[]) => void lines.push(String(parts[0]))),
  );
  try {
    await work();
  } finally {
    spies.forEach((spy) => spy.mockRestore());
  }
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
};

describe('createHandler', () => {
  const given = process.env;
  // Powertools writes to a console of its own unless it is told that somebody develops, and counts nothing then.
  beforeEach(() => {
    process.env = { ...given, POWERTOOLS_DEV: 'true', POWERTOOLS_METRICS_DISABLED: 'false' };
  });
  afterEach(() => {
    process.env = given;
  });

  it('answers for each message, logs what became of it and counts', async () => {
    const s3 = new InMemoryS3();
    const photo = sharp({ create: { width: 64, height: 64, channels: 3, background: '#369' } });
    s3.store('uploads', 'good.jpg', await photo.jpeg().toBuffer());
    s3.store('uploads', 'bad.jpg', Buffer.from('Dear diary'));
    let answer: unknown;
    const lines = await linesOf(async () => {
      const handler = createHandler(ENVIRONMENT, s3.client());
      answer = await handler(event('good.jpg', 'bad.jpg'), CONTEXT);
    });

    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'message of bad.jpg' }] });
    expect(lines).toContainEqual(
      expect.objectContaining({
        level: 'ERROR',
        message: 'picture refused',
        service: 'thumbnail',
        function_request_id: CONTEXT.awsRequestId,
        messageId: 'message of bad.jpg',
        receiveCount: 2,
        permanent: true,
        reason: 'not-an-image',
        error: 'the source does not start like any known picture',
        source: { bucket: 'uploads', key: 'bad.jpg', sequencer: '0A' },
      }),
    );
    expect(lines).toContainEqual(
      expect.objectContaining({
        level: 'INFO',
        message: 'picture written',
        picture: expect.objectContaining({
          key: 'thumbnail/good.jpg.avif',
          widthPixels: 32,
        }) as unknown,
      }),
    );
    const counted = Object.assign({}, ...lines.filter((line) => '_aws' in line)) as object;
    expect(counted).toMatchObject({ service: 'thumbnail', PicturesWritten: 1, PicturesRefused: 1 });
    expect(JSON.stringify(counted)).toContain('"Namespace":"Pictures"');
  });

  it('logs what may succeed later as a warning', async () => {
    const s3 = new InMemoryS3();
    s3.intercept = () => Promise.reject(Object.assign(new Error('reset'), { code: 'ECONNRESET' }));
    const lines = await linesOf(() => createHandler(ENVIRONMENT, s3.client())(event('a'), CONTEXT));
    expect(lines).toContainEqual(
      expect.objectContaining({
        level: 'WARN',
        message: 'picture failed',
        permanent: false,
        reason: 'service-error',
      }),
    );
  });

  it('traces what X-Ray samples, with each call to S3', async () => {
    const daemon = createSocket('udp4').bind(0, '127.0.0.1');
    await once(daemon, 'listening');
    const segments: string[] = [];
    daemon.on('message', (packet) => segments.push(packet.toString()));
    process.env = {
      ...process.env,
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x',
      LAMBDA_TASK_ROOT: '/var/task',
      AWS_XRAY_DAEMON_ADDRESS: `127.0.0.1:${daemon.address().port}`,
      _X_AMZN_TRACE_ID:
        'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=557abcec3ee5a047;Sampled=1',
    };
    await linesOf(() =>
      jest.isolateModulesAsync(async () => {
        // The SDK of X-Ray looks at the environment once, when it is loaded.
        const { createHandler: createTraced } =
          jest.requireActual<typeof HandlerModule>('./handler');
        await createTraced(ENVIRONMENT, new InMemoryS3().client())(event('gone.jpg'), CONTEXT);
      }),
    );
    while (!segments.join('').includes('## pictures')) {
      await once(daemon, 'message');
    }
    daemon.close();
    expect(segments.join('')).toContain('"operation":"GetObject"');
    expect(segments.join('')).toContain('"Service":"thumbnail"');
  });

  it.each(['thumbnail', 'mobile'])(
    'is what %s exports, for the variables it finds',
    async (name) => {
      process.env = { ...process.env, ...toEnvironment(ENVIRONMENT), AWS_REGION: 'eu-west-1' };
      expect(readEnvironment(process.env)).toEqual(ENVIRONMENT);
      await jest.isolateModulesAsync(async () => {
        const entry = (await import(`../${name}/handler`)) as { handler: unknown };
        expect(entry.handler).toBeInstanceOf(Function);
      });
    },
  );

  it.each(['thumbnail', 'mobile'])('stops %s at wrong variables with one line', async (name) => {
    process.env = { ...process.env, ...toEnvironment(ENVIRONMENT), QUALITY: 'best', FORMAT: 'bmp' };
    await jest.isolateModulesAsync(async () => {
      await expect(import(`../${name}/handler`)).rejects.toThrow(
        'environment of the function: FORMAT must be one of jpeg, webp, avif, got "bmp"; ' +
          'QUALITY must be a whole number between 1 and 100, got "best"',
      );
    });
  });
});
