import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Rule } from '../rule/rule';

const MANIFEST = resolve(__dirname, '../../../../package.json');

let known: string | undefined | null = null;

/** Where the page of a rule is on the web: in the repository that package.json names, else the page of AWS. */
export function pageUrlOf({ id, awsPage }: Rule): string {
  if (known === null) known = repositoryIn(manifest());
  return known === undefined ? awsPage : `${known}/blob/HEAD/docs/rules/${id}.md`;
}

/** The address of the repository as a browser takes it, of what `repository` may say in package.json. */
export function repositoryIn(text: string): string | undefined {
  let written: unknown;
  try {
    written = (JSON.parse(text) as { readonly repository?: unknown } | null)?.repository;
  } catch {
    return undefined;
  }
  const url =
    typeof written === 'object' && written !== null
      ? (written as { readonly url?: unknown }).url
      : written;
  if (typeof url !== 'string') return undefined;
  const short = /^(?:github:)?([\w-]+\/[\w.-]+)$/.exec(url)?.[1];
  if (short !== undefined) return `https://github.com/${short}`;
  const host = /^(?:git\+)?(?:https|ssh|git):\/\/(?:git@)?([\w.-]+\/[\w./-]+?)(?:\.git)?\/?$/.exec(
    url,
  );
  return host === null ? undefined : `https://${host[1]}`;
}

function manifest(): string {
  try {
    return readFileSync(MANIFEST, 'utf8');
  } catch {
    return '';
  }
}
