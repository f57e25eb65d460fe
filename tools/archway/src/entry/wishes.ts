import { UsageError } from '../usage-error/usage-error';

/** What `--send`, `--publish`, `--invoke`, `--request` and `--upload` ask for. */
export type Wish =
  | {
      readonly kind: 'send' | 'publish' | 'invoke' | 'request';
      readonly to: string;
      readonly what: string;
    }
  | { readonly kind: 'upload'; readonly to: string; readonly files: readonly string[] };

/** The options that take several arguments, and how they are written. */
export const WISHES = {
  send: '--send <queue> <body or file>',
  publish: '--publish <topic> <body or file>',
  invoke: '--invoke <function> <event or file>',
  request: '--request <route> [body or file]',
  upload: '--upload <bucket> <files...>',
} as const;

/**
 * Joins each of these options with its arguments, of which commander takes one alone.
 *
 * @throws UsageError where arguments are missing
 */
export function joinWishes(argv: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (let at = 0; at < argv.length; at += 1) {
    const argument = argv[at] ?? '';
    const kind = Object.keys(WISHES).find((name) => argument === `--${name}`);
    if (argument === '--') return [...joined, ...argv.slice(at)];
    if (kind === undefined) {
      joined.push(argument);
      continue;
    }
    const rest = argv.slice(at + 1);
    const end = kind === 'upload' ? rest.findIndex((each) => each.startsWith('--')) : 2;
    const all = rest.slice(0, end < 0 ? rest.length : end);
    const isAlone = kind === 'request' && (all[1] === undefined || all[1].startsWith('--'));
    const given = isAlone ? all.slice(0, 1) : all;
    if (given.length < (isAlone ? 1 : 2) || given.some((each) => /^--[a-z]/.test(each)))
      throw new UsageError(`${WISHES[kind as keyof typeof WISHES]}: too few`);
    joined.push(`--${kind}=${JSON.stringify(given)}`);
    at += given.length;
  }
  return joined;
}

/** Reads what {@link joinWishes} joined, and adds it to those before. */
export function wishOf(kind: Wish['kind']) {
  return (text: string, before: readonly Wish[] = []): readonly Wish[] => {
    const [to = '', what = '', ...more] = JSON.parse(text) as readonly string[];
    const wish: Wish =
      kind === 'upload' ? { kind, to, files: [what, ...more] } : { kind, to, what };
    return [...before, wish];
  };
}
