import sharp from 'sharp';
import { photo } from './photo';
import type { PipelineOptions } from './pipeline';
import { Pipeline, terraform } from './pipeline';

let pipeline: Pipeline;
const start = async (options?: PipelineOptions) => (pipeline = await Pipeline.start(options));
afterEach(() => pipeline.close());

it('makes a thumbnail and a mobile picture of a photo', async () => {
  await start();
  const { versionId } = pipeline.put('upload/Café au lait+1 %.jpg', await photo());
  await pipeline.idle();

  const pictures = pipeline.pictures();
  expect(pictures.map(({ key }) => key)).toEqual([
    'mobile/upload/Café au lait+1 %.jpg.webp',
    'thumbnail/upload/Café au lait+1 %.jpg.webp',
  ]);
  for (const picture of pictures) {
    expect(picture).toMatchObject({
      contentType: 'image/webp',
      cacheControl: 'public, max-age=60',
      metadata: { 'source-version-id': versionId },
    });
  }
  const sizes = await Promise.all(pictures.map(({ body }) => sharp(body).metadata()));
  expect(sizes.map(({ width, height }) => [width, height])).toEqual([
    // Smaller than the 640 pixels that are asked for, and not enlarged.
    [400, 300],
    [128, 96],
  ]);
  expect([pipeline.deadLetters('mobile'), pipeline.deadLetters('thumbnail')]).toEqual([0, 0]);
});

it('ignores what is put beside the upload prefix', async () => {
  await start();
  pipeline.put('other/a.jpg', await photo());
  await pipeline.idle();
  expect(pipeline.pictures()).toEqual([]);
});

it('shows the newer of two uploads under one key', async () => {
  await start();
  pipeline.put('upload/a.jpg', await photo(0));
  const { versionId } = pipeline.put('upload/a.jpg', await photo(255));
  await pipeline.idle();
  expect(pipeline.pictures().map(({ metadata }) => metadata['source-version-id'])).toEqual([
    versionId,
    versionId,
  ]);
});

it('brings nothing to a branch whose subscription is gone from the Terraform', async () => {
  const edited = terraform();
  const subscriptions = edited.resource.aws_sns_topic_subscription;
  const thumbnail = Object.keys(subscriptions).find((name) => name.includes('Thumbnail')) ?? '';
  expect(subscriptions[thumbnail]).toBeDefined();
  delete subscriptions[thumbnail];

  await start({ terraform: edited });
  pipeline.put('upload/a.jpg', await photo());
  await pipeline.idle();
  expect(pipeline.pictures().map(({ key }) => key)).toEqual(['mobile/upload/a.jpg.webp']);
});
