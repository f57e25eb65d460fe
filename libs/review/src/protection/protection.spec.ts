import { told, type Resources } from '../testing/planned';
import { compareProtections } from './protection';

type Body = NonNullable<NonNullable<Resources[string]>[string]>;

const lines = (type: string, before: Body, after: Body): string[] =>
  told(compareProtections, {
    before: { [type]: { It: before } },
    after: { [type]: { It: after } },
  });

it.each<[string, Body, Body, string]>([
  [
    'aws_db_instance',
    { identifier: 'orders', deletion_protection: true },
    { identifier: 'orders', deletion_protection: false },
    'orders (shop/It) can be deleted: its deletion protection is off',
  ],
  [
    'aws_dynamodb_table',
    { name: 'orders', deletion_protection_enabled: true },
    { name: 'orders' },
    'orders (shop/It) can be deleted: its deletion protection is off',
  ],
  [
    'aws_cognito_user_pool',
    { name: 'people', deletion_protection: 'ACTIVE' },
    { name: 'people', deletion_protection: 'INACTIVE' },
    'people (shop/It) can be deleted: its deletion protection is off',
  ],
  [
    'aws_instance',
    { disable_api_termination: true },
    { disable_api_termination: false },
    'shop/It can be terminated: its termination protection is off',
  ],
  [
    'aws_s3_bucket',
    { bucket: 'photos' },
    { bucket: 'photos', force_destroy: true },
    'photos (shop/It) would be destroyed with all that is in it: force_destroy is on',
  ],
  [
    'aws_kms_key',
    { enable_key_rotation: true },
    { enable_key_rotation: false },
    'shop/It is no longer rotated',
  ],
  [
    'aws_instance',
    { metadata_options: [{ http_tokens: 'required' }] },
    { metadata_options: [{ http_tokens: 'optional' }] },
    'shop/It answers metadata requests without a token again: IMDSv2 is not required',
  ],
])(
  'tells that %s loses a protection, and is unconcerned when it gets it',
  (type, on, off, text) => {
    expect(lines(type, on, off)).toEqual([`~ protection/look: ${text}`]);
    const [back = ''] = lines(type, off, on);
    expect(back).toMatch(/^~ (?!protection\/)/);
  },
);

it('says nothing of a protection that is stated as it was by default', () => {
  expect(lines('aws_s3_bucket', { bucket: 'a' }, { bucket: 'a', force_destroy: false })).toEqual(
    [],
  );
});

it('says nothing of what is new or goes', () => {
  const aws_db_instance = { It: { identifier: 'orders', deletion_protection: false } };
  expect(told(compareProtections, { after: { aws_db_instance } })).toEqual([]);
  expect(told(compareProtections, { before: { aws_db_instance }, after: {} })).toEqual([]);
});

it('says that it cannot see a protection that is known only after the apply', () => {
  expect(
    lines(
      'aws_db_instance',
      { identifier: 'orders', deletion_protection: true },
      { identifier: 'orders', deletion_protection: '${aws_x.Y.protect}' },
    ),
  ).toEqual([
    '~ incomplete/note: orders (shop/It): deletion_protection cannot be seen: aws_x.Y.protect (known after apply)',
  ]);
});

it('keeps what is sensitive to itself, and says nothing where it stays the same', () => {
  const body = (deletion_protection: boolean, port: number): Resources => ({
    aws_db_instance: { It: { identifier: 'orders', deletion_protection, port } },
  });
  const sensitive = ['deletion_protection'];
  expect(
    told(compareProtections, { before: body(true, 1), after: body(false, 1), sensitive }),
  ).toEqual([
    '~ incomplete/note: orders (shop/It): deletion_protection cannot be seen: (sensitive value)',
  ]);
  expect(
    told(compareProtections, { before: body(true, 1), after: body(true, 2), sensitive }),
  ).toEqual([]);
});

it('tells a Shield protection that goes, and not one that is forgotten', () => {
  const aws_shield_protection = { It: { name: 'site', resource_arn: 'arn:aws:x' } };
  const plan = { before: { aws_shield_protection }, after: {} };
  expect(told(compareProtections, plan)).toEqual([
    '- protection/look: site (aws_shield_protection.It): Shield Advanced no longer protects arn:aws:x',
  ]);
  expect(told(compareProtections, { ...plan, forgotten: ['aws_shield_protection.It'] })).toEqual(
    [],
  );
});

it('tells an object lock that goes while its bucket stays', () => {
  const aws_s3_bucket = { Photos: { bucket: 'photos' } };
  const aws_s3_bucket_object_lock_configuration = {
    Lock: { bucket: '${aws_s3_bucket.Photos.id}', object_lock_enabled: 'Enabled' },
  };
  const before = { aws_s3_bucket, aws_s3_bucket_object_lock_configuration };
  expect(told(compareProtections, { before, after: { aws_s3_bucket } })).toHaveLength(1);
  expect(told(compareProtections, { before, after: {} })).toEqual([]);
});
