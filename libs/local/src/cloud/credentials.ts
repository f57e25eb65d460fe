import { createHash } from 'node:crypto';
import type { FunctionPart } from '../architecture/architecture';
import type { Credentials } from './cloud-api';

/** Keys that belong to one function: they open nothing but the local cloud. */
export function credentialsOf({ functionArn }: FunctionPart): Credentials {
  const digest = createHash('sha256').update(functionArn).digest('hex');
  return {
    accessKeyId: `ASIA${digest.slice(0, 16).toUpperCase()}`,
    secretAccessKey: digest.slice(0, 40),
    sessionToken: digest,
  };
}
