import fc from 'fast-check';
import { readUploads } from './upload';

interface RecordParts {
  readonly key?: unknown;
  readonly sequencer?: unknown;
  readonly versionId?: unknown;
  readonly eventName?: unknown;
}

const record = (parts: RecordParts = {}) => ({
  eventVersion: '2.1',
  eventSource: 'aws:s3',
  eventName: parts.eventName ?? 'ObjectCreated:Put',
  s3: {
    bucket: { name: 'uploads' },
    object: {
      key: 'key' in parts ? parts.key : 'upload/a.jpg',
      size: 1024,
      eTag: 'd41d8cd98f00b204e9800998ecf8427e',
      sequencer: 'sequencer' in parts ? parts.sequencer : '0055AED6DCD90281E5',
      ...('versionId' in parts ? { versionId: parts.versionId } : {}),
    },
  },
});

const event = (...records: unknown[]): string => JSON.stringify({ Records: records });
const envelope = (message: unknown): string =>
  JSON.stringify({ Type: 'Notification', TopicArn: 'arn:aws:sns:eu-west-1:1:t', Message: message });

const encodeAsS3 = (key: string): string =>
  encodeURIComponent(key).replaceAll('%20', '+').replaceAll('%2F', '/');

describe('readUploads', () => {
  it('reads an event that was delivered raw', () => {
    expect(readUploads(event(record({ versionId: 'v1' })))).toEqual([
      {
        bucket: 'uploads',
        key: 'upload/a.jpg',
        versionId: 'v1',
        sequencer: '0055AED6DCD90281E5',
      },
    ]);
  });

  it('reads the same event in an SNS envelope', () => {
    const body = event(record());
    expect(readUploads(envelope(body))).toEqual(readUploads(body));
  });

  it('reads every record of a message', () => {
    const body = event(record({ key: 'a.jpg' }), record({ key: 'b.jpg' }));
    expect(readUploads(body).map(({ key }) => key)).toEqual(['a.jpg', 'b.jpg']);
  });

  it.each([
    ['a+b%2Bc+%C3%A9.jpg', 'a b+c é.jpg'],
    ['100%25+real.jpg', '100% real.jpg'],
    ['%22quoted%22+%27name%27.jpg', `"quoted" 'name'.jpg`],
    ['upload/%E2%80%93.jpg', 'upload/–.jpg'],
  ])('decodes the key %s to %s', (encoded, key) => {
    expect(readUploads(event(record({ key: encoded })))[0]?.key).toBe(key);
  });

  it('decodes any key as S3 encodes it', () => {
    const key = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 64 });
    fc.assert(
      fc.property(key, (name) => {
        expect(readUploads(event(record({ key: encodeAsS3(name) })))[0]?.key).toBe(name);
      }),
    );
  });

  it('decodes a key of 1,024 bytes', () => {
    const key = 'é'.repeat(512);
    expect(readUploads(event(record({ key: encodeAsS3(key) })))[0]?.key).toBe(key);
  });

  const testEvent = JSON.stringify({
    Service: 'Amazon S3',
    Event: 's3:TestEvent',
    Time: '2026-01-01T00:00:00.000Z',
    Bucket: 'uploads',
  });
  it.each([
    ['raw', testEvent],
    ['in an envelope', envelope(testEvent)],
  ])('finds no upload in the test event of S3, %s', (_, body) => {
    expect(readUploads(body)).toEqual([]);
  });

  it.each([
    ['no JSON', 'hello', 'the message must be JSON'],
    ['nothing', '', 'the message must be JSON'],
    ['a number', '42', 'the message must be an S3 event'],
    ['null', 'null', 'the message must be an S3 event'],
    ['an envelope of text', envelope('your build is done'), 'the SNS message must be JSON'],
    [
      'an envelope of something else',
      envelope('{"order":7}'),
      'the message must be an S3 event with Records',
    ],
    [
      'the confirmation of a subscription',
      JSON.stringify({ Type: 'SubscriptionConfirmation', Message: 'You have chosen' }),
      'the message must be an S3 event with Records',
    ],
    ['no records', event(), 'the message must be an S3 event with Records'],
    ['a record that is text', event('a'), 'Records[0] must be an object, got "a"'],
    [
      'a deletion',
      event(record({ eventName: 'ObjectRemoved:Delete' })),
      'Records[0] must be ObjectCreated of aws:s3, got ObjectRemoved:Delete of aws:s3',
    ],
    [
      'an event of another service',
      event({ eventSource: 'aws:sqs', eventName: 'ObjectCreated:Put' }),
      'Records[0] must be ObjectCreated of aws:s3, got ObjectCreated:Put of aws:sqs',
    ],
    ['no key', event(record({ key: '' })), 'Records[0].s3.object.key must be text, got ""'],
    [
      'a key that nobody encoded',
      event(record({ key: '100%.jpg' })),
      'the key must be encoded as S3 does, got 100%.jpg',
    ],
    [
      'no sequencer',
      event(record({ sequencer: undefined })),
      'Records[0].s3.object.sequencer must be text, got undefined',
    ],
    [
      'a sequencer that breaks headers',
      event(record({ sequencer: '00\r\nx: y' })),
      'Records[0].s3.object.sequencer must be 1 to 128 hexadecimal digits, got 00\r\nx: y',
    ],
    [
      'a sequencer that no picture can hold',
      event(record({ sequencer: '0'.repeat(129) })),
      `Records[0].s3.object.sequencer must be 1 to 128 hexadecimal digits, got ${'0'.repeat(129)}`,
    ],
    [
      'a version that is no text',
      event(record({ versionId: 7 })),
      'Records[0].s3.object.versionId must be text, got 7',
    ],
  ])('refuses %s as malformed', (_, body, message) => {
    expect(() => readUploads(body)).toThrow(
      expect.objectContaining({ reason: 'malformed-message', message }) as Error,
    );
  });

  it('reads a sequencer of 128 digits', () => {
    const sequencer = '0'.repeat(128);
    expect(readUploads(event(record({ sequencer })))).toMatchObject([{ sequencer }]);
  });

  it('never fails in any other way', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string(), fc.json().map(envelope)), (body) => {
        let reason: unknown = 'read';
        try {
          readUploads(body);
        } catch (error) {
          reason = (error as { reason?: unknown }).reason;
        }
        expect(['read', 'malformed-message']).toContain(reason);
      }),
    );
  });
});
