import { readdirSync, statSync } from 'node:fs';
import * as path from 'node:path';
import { defaultOf, numberDefault, RESOURCE_TYPES, resourceType, typesKnowing } from './catalogue';

const SOURCES = path.resolve(__dirname, '..');

/** Folders of services, each with one file for each type. */
function typeFiles(): readonly string[] {
  return readdirSync(SOURCES)
    .filter((folder) => statSync(path.join(SOURCES, folder)).isDirectory())
    .filter((folder) => readdirSync(path.join(SOURCES, folder)).includes(`${folder}-types.ts`))
    .flatMap((folder) =>
      readdirSync(path.join(SOURCES, folder))
        .filter((file) => file !== `${folder}-types.ts` && !file.endsWith('.spec.ts'))
        .map((file) => path.join(SOURCES, folder, file)),
    );
}

/** What else is in the folder of a service has no type of the provider. */
function typeIn(exported: unknown): readonly string[] {
  const type = (exported as { readonly type?: unknown } | undefined)?.type;
  return typeof type === 'string' && type.startsWith('aws_') ? [type] : [];
}

describe('the catalogue', () => {
  it('holds every type that has a file', async () => {
    const files = await Promise.all(
      typeFiles().map((file) => import(file) as Promise<Record<string, unknown>>),
    );
    const inFiles = files.flatMap((exported) => Object.values(exported).flatMap(typeIn));
    expect(inFiles.sort()).toEqual(RESOURCE_TYPES.map(({ type }) => type).sort());
  });

  it('has one table for each type', () => {
    const types = RESOURCE_TYPES.map(({ type }) => type);
    expect(types).toEqual([...new Set(types)]);
  });

  it('has one quota for each name', () => {
    const names = typesKnowing('quotas').flatMap(({ quotas }) => quotas.map(({ name }) => name));
    expect(names).toEqual([...new Set(names)]);
  });

  it('names a page of AWS for each quota', () => {
    const pages = typesKnowing('quotas').flatMap(({ quotas }) => quotas.map(({ page }) => page));
    expect(pages.filter((page) => !page.startsWith('https://docs.aws.amazon.com/'))).toEqual([]);
  });

  it('has a number for each guard that is an amount', () => {
    const amounts = typesKnowing('guards').flatMap(({ type, guards }) =>
      guards.flatMap(({ kind, argument }) =>
        kind === 'amount' ? [[type, argument] as const] : [],
      ),
    );
    const without = amounts.filter(
      ([type, argument]) => typeof defaultOf(type, argument) !== 'number',
    );
    expect(without).toEqual([]);
  });

  it('says nothing of a type that it does not hold', () => {
    expect(resourceType('aws_sqs_queues')).toBeUndefined();
    expect(resourceType('constructor')).toBeUndefined();
    expect(resourceType('aws_sqs_queue')?.noun).toBe('queue');
  });

  it('has the default that the provider takes, not the largest value of the service', () => {
    expect(numberDefault('aws_sqs_queue', 'max_message_size')).toBe(262_144);
  });

  it('takes the default of the service where the provider has none', () => {
    expect(defaultOf('aws_kms_key', 'deletion_window_in_days')).toBe(30);
    expect(defaultOf('aws_kms_key', 'toString')).toBeUndefined();
    expect(() => numberDefault('aws_kms_key', 'description')).toThrow(
      'aws_kms_key: no number is known for description',
    );
  });
});
