import { ownersOf } from './owners';

const A = 'in/upload/a.jpg?versionId=v1';
const AA = 'in/upload/aa.jpg?versionId=v2';
const ODD = 'in/upload/what?versionId=x.jpg?versionId=v3';

it.each([
  ['there is no other', [A], 'out/nothing', {}, [A]],
  ['its metadata hold the version', [A, AA], 'out/1', { version: 'v2' }, [AA]],
  ['its metadata hold the key', [A, AA], 'out/1', { source: 'upload/a.jpg' }, [A]],
  ['its metadata hold the key encoded', [A, AA], 'out/1', { source: 'upload%2Faa.jpg' }, [AA]],
  ['its key contains the key', [A, AA], 'thumb/upload/a.jpg.webp', {}, [A]],
  ['its key contains the longer key', ['in/a.jpg', 'in/aa.jpg'], 'out/aa.jpg', {}, ['in/aa.jpg']],
  ['its key contains an odd key', [A, ODD], 'out/upload/what?versionId=x.jpg', {}, [ODD]],
])('a picture belongs to an upload when %s', (_why, uploads, key, metadata, owners) => {
  expect(ownersOf(uploads, key, metadata)).toEqual(owners);
});

it('a picture of which nothing tells belongs to all', () => {
  expect(ownersOf([A, AA], 'out/1', { checked: '%zz' })).toEqual([A, AA]);
});
