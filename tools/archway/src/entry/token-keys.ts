import type { JsonWebKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UsageError } from '../usage-error/usage-error';

export type TokenKeys = Readonly<Record<string, readonly JsonWebKey[]>>;

/**
 * The keys of those who sign tokens, of arguments such as `https://issuer.example=jwks.json`.
 *
 * @throws UsageError for an argument of another form, and for a file that holds no JSON Web Key Set
 */
export async function readTokenKeys(given: readonly string[], cwd: string): Promise<TokenKeys> {
  const read = given.map(async (argument) => {
    const at = argument.lastIndexOf('=');
    const [issuer, file] = [argument.slice(0, at), argument.slice(at + 1)];
    if (at < 1 || file === '') {
      throw new UsageError(
        `--token-keys: it must be such as https://issuer.example=jwks.json, got ${argument}`,
      );
    }
    return [issuer.replace(/\/$/, ''), await keysIn(resolve(cwd, file), file)] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}

async function keysIn(path: string, file: string): Promise<readonly JsonWebKey[]> {
  const text = await readFile(path, 'utf8').catch(() => '');
  try {
    const { keys } = JSON.parse(text) as { readonly keys?: unknown };
    if (Array.isArray(keys)) return keys as JsonWebKey[];
  } catch {
    // Falls through to the refusal.
  }
  throw new UsageError(`--token-keys: ${file} is no JSON Web Key Set`);
}
