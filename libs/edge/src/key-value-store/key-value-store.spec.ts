import { synth } from '@archway/testing';
import { CloudfrontKeyValueStore } from '@cdktf/provider-aws/lib/cloudfront-key-value-store';
import { CloudfrontkeyvaluestoreKeysExclusive } from '@cdktf/provider-aws/lib/cloudfrontkeyvaluestore-keys-exclusive';
import { Token } from 'cdktf';
import type { KeyValueStoreProps } from './key-value-store';
import { KeyValueStore } from './key-value-store';

const withStore = (props?: KeyValueStoreProps) =>
  synth((scope) => {
    new KeyValueStore(scope, 'Redirects', props);
  });

it('is a store that others fill', () => {
  const stack = withStore();
  expect(stack.inventory).toEqual({ aws_cloudfront_key_value_store: 1 });
  expect(stack.at('aws_cloudfront_key_value_store.Redirects')).toEqual({
    lifecycle: { create_before_destroy: true },
    name: 'test-test-Redirects',
  });
});

it('holds what it is given, and nothing else', () => {
  const stack = withStore({ comment: 'moved pages', entries: { '/old': '/new', '/a': '/b' } });
  expect(stack.only(CloudfrontKeyValueStore).comment).toBe('moved pages');
  expect(stack.only(CloudfrontkeyvaluestoreKeysExclusive)).toEqual({
    key_value_store_arn: '${aws_cloudfront_key_value_store.Redirects.arn}',
    resource_key_value_pair: [
      { key: '/old', value: '/new' },
      { key: '/a', value: '/b' },
    ],
  });
});

it('can be one that others deploy', () => {
  expect(KeyValueStore.fromKeyValueStoreArn('arn:aws:cloudfront::1:key-value-store/a')).toEqual({
    keyValueStoreArn: 'arn:aws:cloudfront::1:key-value-store/a',
  });
});

const entriesOf = (bytes: number) =>
  Object.fromEntries(
    Array.from({ length: Math.floor(bytes / 1_024) }, (_, at) => [
      `k${at}`.padEnd(24, '-'),
      'v'.repeat(1_000),
    ]),
  );

it.each([
  { entries: { ['k'.repeat(512)]: 'v'.repeat(1_024) } },
  { entries: entriesOf(5 * 1_024 * 1_024) },
  { entries: { key: Token.asString({ resolve: () => 'v' }) } },
  { comment: 'c'.repeat(128) },
])('accepts what fits (%#)', (props) => {
  expect(() => withStore(props)).not.toThrow();
});

it.each([
  [{ entries: { ['é'.repeat(257)]: 'v' } }, 'entries must have keys of 1 to 512 bytes, got 514'],
  [{ entries: { '': 'v' } }, 'entries must have keys of 1 to 512 bytes, got 0 in ""'],
  [
    { entries: { key: 'v'.repeat(1_025) } },
    'entries must have values of at most 1024 bytes, got 1025 under "key"',
  ],
  [
    { entries: { ...entriesOf(5 * 1_024 * 1_024), more: 'x' } },
    'entries must have at most 5242880 bytes together, got 5242885',
  ],
  [{ comment: 'c'.repeat(129) }, 'comment must be at most 128 characters long'],
])('refuses what does not (%#)', (props, problem) => {
  expect(() => withStore(props)).toThrow(`KeyValueStore 'test/Redirects': ${problem}`);
});
