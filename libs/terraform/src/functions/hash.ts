import { createHash } from 'node:crypto';
import { EvaluationError } from '../expression/evaluation-error';
import { ofTexts, type Functions } from './definition';

export const hashOf =
  (algorithm: string, encoding: 'hex' | 'base64') =>
  (data: string | Buffer = ''): string =>
    createHash(algorithm).update(data).digest(encoding);

export const HASH: Functions = {
  md5: ofTexts(1, hashOf('md5', 'hex')),
  sha1: ofTexts(1, hashOf('sha1', 'hex')),
  sha256: ofTexts(1, hashOf('sha256', 'hex')),
  sha512: ofTexts(1, hashOf('sha512', 'hex')),
  base64sha256: ofTexts(1, hashOf('sha256', 'base64')),
  base64sha512: ofTexts(1, hashOf('sha512', 'base64')),
  uuidv5: ofTexts(2, uuidFrom),
};

/** The namespaces of RFC 9562 differ in one digit. */
const NAMESPACES: Readonly<Record<string, string>> = { dns: '0', url: '1', oid: '2', x500: '4' };

function uuidFrom(namespace = '', name = ''): string {
  const digit = Object.hasOwn(NAMESPACES, namespace) ? NAMESPACES[namespace] : undefined;
  const space = digit === undefined ? namespace : `6ba7b81${digit}-9dad-11d1-80b4-00c04fd430c8`;
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(space)) {
    throw new EvaluationError('uuidv5(): the namespace is no UUID');
  }
  const bytes = createHash('sha1')
    .update(Buffer.from(space.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest();
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
