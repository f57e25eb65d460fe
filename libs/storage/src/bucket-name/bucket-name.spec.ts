import { notBucketName, notBucketNamePrefix } from './bucket-name';

it.each(['abc', 'a'.repeat(63), 'photos.example.com', '2024', '1.2.3', 'a--b'])(
  'takes the name %p',
  (name) => {
    expect(notBucketName('bucketName', name)).toBeUndefined();
  },
);

it.each([
  ['ab', 'have 3 to 63 characters'],
  ['a'.repeat(64), 'have 3 to 63 characters'],
  ['Photos', 'be lower case letters'],
  ['my_photos', 'be lower case letters'],
  ['-photos', 'be lower case letters'],
  ['photos.', 'be lower case letters'],
  ['photos..2024', 'not have two periods side by side'],
  ['192.168.5.4', 'not look like an IP address'],
  ['xn--photos', "not begin with 'xn--'"],
  ['sthree-photos', "not begin with 'sthree-'"],
  ['amzn-s3-demo-photos', "not begin with 'amzn-s3-demo-'"],
  ['photos-s3alias', "not end with '-s3alias'"],
  ['photos--ol-s3', "not end with '--ol-s3'"],
  ['photos.mrap', "not end with '.mrap'"],
  ['photos--x-s3', "not end with '--x-s3'"],
  ['photos--table-s3', "not end with '--table-s3'"],
])('refuses the name %p: it must %s', (name, rule) => {
  expect(notBucketName('bucketName', name)).toContain(`bucketName must ${rule}`);
});

it.each(['a', 'a'.repeat(37), 'photos-', 'photos.'])('takes the prefix %p', (prefix) => {
  expect(notBucketNamePrefix('bucketNamePrefix', prefix)).toBeUndefined();
});

it.each(['', 'a'.repeat(38), '-photos', 'Photos', 'xn--'])('refuses the prefix %p', (prefix) => {
  expect(notBucketNamePrefix('bucketNamePrefix', prefix)).toContain('bucketNamePrefix must');
});

it('says nothing of what is unset', () => {
  expect(notBucketName('bucketName', undefined)).toBeUndefined();
  expect(notBucketNamePrefix('bucketNamePrefix', undefined)).toBeUndefined();
});
