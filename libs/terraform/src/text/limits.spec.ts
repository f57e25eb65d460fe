import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Configuration } from '../configuration/configuration';
import { readFolder } from '../folder/read-folder';
import { isUnknown, unknownsIn, type Value } from '../value/value';

const root = mkdtempSync(join(tmpdir(), 'limits-'));
afterAll(() => rmSync(root, { recursive: true }));

let made = 0;

const read = (files: Readonly<Record<string, string>>): Promise<Configuration> => {
  const folder = join(root, `estate-${made++}`);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return readFolder(folder);
};

const output = async (main: string): Promise<Value | undefined> =>
  (await read({ 'main.tf': main })).outputs[0]?.value;

const doubling = (first: string, next: (name: string) => string): string =>
  `locals {\n  l0 = ${first}\n${Array.from({ length: 40 }, (_, at) => `  l${at + 1} = ${next(`local.l${at}`)}\n`).join('')}}
   output "o" {\n  value = local.l40\n}\n`;

it('a block with too many instances is one for all of them, and is named', async () => {
  const configuration = await read({
    'main.tf': 'resource "aws_sqs_queue" "q" {\n  count = 1000000\n}\n',
  });
  expect(configuration.resources.map(({ repetition }) => repetition)).toEqual(['count']);
  expect(configuration.reading?.unread).toEqual([
    { what: 'aws_sqs_queue.q', why: 'there are too many instances to look at each' },
  ]);
});

it('as many instances as an estate may have are each looked at', async () => {
  const configuration = await read({
    'main.tf': 'resource "aws_subnet" "s" {\n  count = 10000\n}\n',
  });
  expect(configuration.resources).toHaveLength(10_000);
  expect(configuration.reading?.unread).toEqual([]);
}, 30_000);

it.each([
  ['lists', doubling('[1]', (name) => `[${name}, ${name}]`)],
  ['objects', doubling('{ a = 1 }', (name) => `{ a = ${name}, b = ${name} }`)],
  ['texts', doubling('"0123456789"', (name) => `"\${${name}}\${${name}}"`)],
  ['numbers', doubling('12345678901', (name) => `${name} * ${name}`)],
  ['a product', 'output "o" {\n  value = setproduct(range(900), range(900), range(900))\n}\n'],
])('%s without measure are not known', async (_, main) => {
  expect(unknownsIn((await output(main)) ?? null)).not.toEqual([]);
});

it('numbers of many digits are exact in texts', async () => {
  expect(
    await output(`output "o" {
      value = [jsonencode(12345678901234567890 + 1), "x\${0.1 + 0.2}", floor(10 / 3), 1 / 3 * 3 == 1]
    }`),
  ).toEqual(['12345678901234567891', 'x0.3', 3, true]);
});

it('a third has no text', async () => {
  expect(isUnknown(await output('output "o" {\n  value = "x${1 / 3}"\n}\n'))).toBe(true);
});

it('files outside of the folder are named', async () => {
  const { reading } = await read({
    'main.tf': 'resource "terraform_data" "r" {\n  input = file("/etc/passwd")\n}\n',
  });
  expect(reading?.unread.map(({ what }) => what)).toEqual(['/etc/passwd']);
});

it('a sensitive output of a module is not known', async () => {
  const configuration = await read({
    'main.tf':
      'module "m" {\n  source = "./m"\n}\nresource "aws_sqs_queue" "q" {\n  name = module.m.secret\n}\n',
    'm/main.tf': 'output "secret" {\n  value     = "planted"\n  sensitive = true\n}\n',
  });
  const [mark] = unknownsIn(configuration.find('aws_sqs_queue.q')?.attributes['name'] ?? null);
  expect(mark?.reason).toBe('it is sensitive');
  expect(JSON.stringify(configuration.resources)).not.toContain('planted');
});
