import { parseZone } from './zone';

it.each([
  ['eu-central-1a', { kind: 'availability', region: 'eu-central-1', id: '1a' }],
  ['us-gov-west-1b', { kind: 'availability', region: 'us-gov-west-1', id: '1b' }],
  [
    'us-west-2-lax-1a',
    { kind: 'local', region: 'us-west-2', id: 'lax-1a', group: 'us-west-2-lax-1' },
  ],
  [
    'us-east-1-wl1-bos-wlz-1',
    { kind: 'wavelength', region: 'us-east-1', id: 'wl1-bos-wlz-1', group: 'us-east-1-wl1' },
  ],
])('reads %s', (name, zone) => {
  expect(parseZone(name)).toEqual({ name, ...zone });
});

it.each(['eu-central-1', 'eu-central-1ab', 'use1-az1', 'us-west-2-lax-1', ''])(
  'reads no zone from "%s"',
  (name) => {
    expect(parseZone(name)).toBeUndefined();
  },
);
