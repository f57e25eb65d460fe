import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetBucketLocationCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  ListObjectVersionsCommand,
  ListObjectsV2Command,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { CREATED, objects, Bucket, s3, put } from '../testing/served-cloud';

describe('a bucket', () => {
  it('is listed, page by page', async () => {
    await put('a');
    const listed = await s3.send(
      new ListObjectsV2Command({
        Bucket,
        Prefix: 'a',
        Delimiter: '/',
        MaxKeys: 5,
        StartAfter: '0',
      }),
    );
    expect(listed).toMatchObject({
      KeyCount: 1,
      MaxKeys: 5,
      IsTruncated: true,
      NextContinuationToken: 'next <1>',
      CommonPrefixes: [{ Prefix: 'a & b/' }],
      Contents: [{ Key: 'a', Size: 3, ETag: '"e"', LastModified: CREATED }],
    });
    expect(objects.asked.at(-1)).toMatchObject({ delimiter: '/', startAfter: '0', maxKeys: 5 });
  });

  it('is one of those that are there', async () => {
    const { Buckets } = await s3.send(new ListBucketsCommand({}));
    expect(Buckets).toEqual([{ Name: 'photos', CreationDate: CREATED }]);
    expect(await s3.send(new HeadBucketCommand({ Bucket }))).toMatchObject({
      BucketRegion: 'eu-west-1',
    });
    const { LocationConstraint } = await s3.send(new GetBucketLocationCommand({ Bucket }));
    expect(LocationConstraint).toBe('eu-west-1');
  });

  it('tells its versions', async () => {
    const listed = await s3.send(new ListObjectVersionsCommand({ Bucket }));
    expect(listed.Versions).toMatchObject([{ Key: 'k', VersionId: 'v1', Size: 7 }]);
    expect(listed.DeleteMarkers).toMatchObject([{ Key: 'k', VersionId: 'v2', IsLatest: true }]);
  });
});

describe('an upload in parts', () => {
  const Key = 'big é.bin';
  const create = () =>
    s3.send(new CreateMultipartUploadCommand({ Bucket, Key, ContentType: 'image/png' }));
  const part = (UploadId: string | undefined, PartNumber: number, Body: Buffer) =>
    s3.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body }));
  const complete = (UploadId: string | undefined, Parts: { PartNumber: number; ETag?: string }[]) =>
    s3.send(
      new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } }),
    );

  it('becomes one object', async () => {
    const { UploadId } = await create();
    const bodies = [Buffer.alloc(5 * 1024 * 1024, 1), Buffer.from('tail')] as const;
    const second = await part(UploadId, 2, bodies[1]);
    const first = await part(UploadId, 1, bodies[0]);
    await complete(UploadId, [
      { PartNumber: 1, ETag: first.ETag },
      { PartNumber: 2, ETag: second.ETag },
    ]);
    const stored = objects.stored.get(Key);
    expect(stored?.contentType).toBe('image/png');
    expect(stored && Buffer.compare(stored.body as Buffer, Buffer.concat(bodies))).toBe(0);
    await expect(part(UploadId, 3, bodies[1])).rejects.toMatchObject({ name: 'NoSuchUpload' });
  });

  it('is given up', async () => {
    const { UploadId } = await create();
    await s3.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
    await expect(complete(UploadId, [{ PartNumber: 1 }])).rejects.toMatchObject({
      name: 'NoSuchUpload',
    });
  });

  it('is refused where its parts do not fit together', async () => {
    const { UploadId } = await create();
    const one = { PartNumber: 1, ETag: (await part(UploadId, 1, Buffer.from('a'))).ETag };
    const two = { PartNumber: 2, ETag: (await part(UploadId, 2, Buffer.from('b'))).ETag };
    await expect(complete(UploadId, [one, two])).rejects.toMatchObject({ name: 'EntityTooSmall' });
    await expect(complete(UploadId, [two, one])).rejects.toMatchObject({
      name: 'InvalidPartOrder',
    });
    await expect(complete(UploadId, [{ PartNumber: 7, ETag: '"x"' }])).rejects.toMatchObject({
      name: 'InvalidPart',
    });
    const huge = Buffer.alloc(7 * 1024 * 1024);
    await part(UploadId, 3, huge);
    await expect(part(UploadId, 4, huge)).rejects.toMatchObject({ name: 'EntityTooLarge' });
  });
});
