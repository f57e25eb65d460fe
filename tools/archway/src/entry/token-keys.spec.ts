import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTokenKeys } from './token-keys';

const folder = mkdtempSync(join(tmpdir(), 'archway keys-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
writeFileSync(join(folder, 'jwks.json'), '{"keys":[{"kty":"RSA","kid":"k1"}]}');
writeFileSync(join(folder, 'other.json'), '{"kty":"RSA"}');

it('reads the keys of an issuer', async () => {
  expect(await readTokenKeys(['https://issuer.example/=jwks.json'], folder)).toEqual({
    'https://issuer.example': [{ kty: 'RSA', kid: 'k1' }],
  });
});

it.each([
  ['jwks.json', 'it must be such as https://issuer.example=jwks.json, got jwks.json'],
  ['https://a=other.json', 'other.json is no JSON Web Key Set'],
  ['https://a=none.json', 'none.json is no JSON Web Key Set'],
])('%s is refused', async (argument, message) => {
  await expect(readTokenKeys([argument], folder)).rejects.toThrow(message);
});
