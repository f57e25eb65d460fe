import { synth } from '@archway/testing';
import { CloudfrontKeyGroup } from '@cdktf/provider-aws/lib/cloudfront-key-group';
import { CloudfrontPublicKey } from '@cdktf/provider-aws/lib/cloudfront-public-key';
import { Token } from 'cdktf';
import { generateKeyPairSync } from 'node:crypto';
import { KeyGroup } from './key-group';
import { PublicKey } from './public-key';

const PEM = { type: 'spki', format: 'pem' } as const;
const rsa = (modulusLength: number) =>
  generateKeyPairSync('rsa', { modulusLength }).publicKey.export(PEM).toString();
const RSA_2048 = rsa(2_048);
const P_256 = generateKeyPairSync('ec', { namedCurve: 'P-256' });

const withKey = (encodedKey: string) =>
  synth((scope) => {
    new PublicKey(scope, 'Signer', { encodedKey });
  });

const withGroup = (count: number) =>
  synth((scope) => {
    const publicKeys = Array.from({ length: count }, (_, at) =>
      PublicKey.fromPublicKeyId(`K${at}`),
    );
    new KeyGroup(scope, 'Members', { publicKeys });
  });

it('trusts the keys it is given', () => {
  const stack = synth((scope) => {
    const own = new PublicKey(scope, 'Signer', { encodedKey: RSA_2048, comment: 'since May' });
    const shared = PublicKey.fromPublicKeyId('K2JCJMDEHXQW5F');
    new KeyGroup(scope, 'Members', { publicKeys: [own, shared], comment: 'paying readers' });
  });
  expect(stack.inventory).toEqual({ aws_cloudfront_key_group: 1, aws_cloudfront_public_key: 1 });
  expect(stack.only(CloudfrontKeyGroup)).toEqual({
    lifecycle: { create_before_destroy: true },
    name: 'test-test-Members',
    comment: 'paying readers',
    items: ['${aws_cloudfront_public_key.Signer.id}', 'K2JCJMDEHXQW5F'],
  });
  expect(stack.only(CloudfrontPublicKey)).toMatchObject({ comment: 'since May' });
});

it('makes a changed key before it removes the old one', () => {
  const key = withKey(RSA_2048).only(CloudfrontPublicKey);
  expect(key).toEqual({
    name_prefix: 'test-test-Signer-',
    encoded_key: RSA_2048,
    lifecycle: { create_before_destroy: true },
  });
});

it.each([
  ['RSA of 2048 bits', RSA_2048],
  ['ECDSA on P-256', P_256.publicKey.export(PEM).toString()],
  ['a key that Terraform computes', Token.asString({ resolve: () => 'pem' })],
])('takes %s', (_, encodedKey) => {
  expect(() => withKey(encodedKey)).not.toThrow();
});

it.each([
  ['rsa 1024', rsa(1_024)],
  ['rsa 4096', rsa(4_096)],
  [
    'ec secp384r1',
    generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey.export(PEM).toString(),
  ],
  ['ed25519', generateKeyPairSync('ed25519').publicKey.export(PEM).toString()],
  ['something else than PEM', 'ssh-rsa AAAA'],
  ['a key that does not parse', '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----'],
])('refuses %s', (kind, encodedKey) => {
  expect(() => withKey(encodedKey)).toThrow(
    `PublicKey 'test/Signer': encodedKey must be a PEM public key, RSA of 2048 bits or ECDSA on P-256, got ${kind}`,
  );
});

it('refuses a private key without repeating it', () => {
  const secret = P_256.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const refused = () => withKey(secret);
  expect(refused).toThrow('encodedKey must be the public half, got a private key');
  expect(refused).not.toThrow(secret.split('\n')[1]);
});

it.each([1, 5])('holds %p keys', (count) => {
  expect(withGroup(count).only(CloudfrontKeyGroup).items).toHaveLength(count);
});

it.each([0, 6])('does not hold %p keys', (count) => {
  expect(() => withGroup(count)).toThrow(
    `KeyGroup 'test/Members': publicKeys must be 1 to 5, got ${count}`,
  );
});

it('refuses a key twice, and a comment that is too long', () => {
  const key = PublicKey.fromPublicKeyId('K1');
  expect(() =>
    synth((scope) => {
      new KeyGroup(scope, 'Members', { publicKeys: [key, key], comment: 'c'.repeat(129) });
    }),
  ).toThrow(/publicKeys must hold every key once; comment must be at most 128 characters long/);
});

it('can be one that others deploy', () => {
  expect(KeyGroup.fromKeyGroupId('id')).toEqual({ keyGroupId: 'id' });
});
