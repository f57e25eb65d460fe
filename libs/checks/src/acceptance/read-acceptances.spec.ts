import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFolder, readStack } from '@archway/terraform';
import { checkConfigurations } from '../check/check-configurations';
import { readAcceptances } from './read-acceptances';

const folder = mkdtempSync(join(tmpdir(), 'acceptances-'));
afterAll(() => rmSync(folder, { recursive: true }));

const put = (name: string, text: string): string => {
  const file = join(folder, name);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
  return file;
};

/** An open port in HCL, with lines before the block and within it. */
const hcl = (before: string, within = ''): string => `
${before}
resource "aws_security_group" "ssh" {
  ${within}
  ingress {
    protocol    = "tcp"
    from_port   = 22
    to_port     = 22
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_sqs_queue" "other" {}
`;

it.each([
  ['above the block', hcl('# archway:accept open-port because a honeypot')],
  ['within the block', hcl('', '// archway:accept open-port because a honeypot')],
])('takes a comment %s', async (_, text) => {
  const configuration = await readFolder(join(put('hcl/main.tf', text), '..'));
  const acceptances = readAcceptances([configuration]);
  expect(checkConfigurations([configuration], { acceptances })).toMatchObject({
    findings: [],
    accepted: [{ because: 'a honeypot' }],
  });
});

it('reports a comment that speaks of another block', async () => {
  const text = `${hcl('')}\n# archway:accept open-port because it is at the wrong place\n`;
  const configuration = await readFolder(join(put('wrong/main.tf', text), '..'));
  const acceptances = readAcceptances([configuration]);
  const { findings } = checkConfigurations([configuration], { acceptances });
  expect(findings.map(({ ruleId }) => ruleId)).toEqual(['open-port', 'unused-acceptance']);
});

const json = (note: unknown): string =>
  JSON.stringify({
    resource: {
      aws_security_group: {
        Ssh: {
          '//': note,
          ingress: [{ protocol: 'tcp', from_port: 22, to_port: 22, cidr_blocks: ['::/0'] }],
        },
      },
    },
  });

it.each([
  ['as one text', 'archway:accept open-port because a honeypot'],
  [
    'beside CDKTF metadata',
    {
      archway: { accept: [{ rule: 'open-port', because: 'a honeypot', at: 'shop/Ssh' }] },
      metadata: { path: 'shop/Ssh/Default', uniqueId: 'Ssh' },
    },
  ],
])('takes a note in JSON %s', (_, note) => {
  const configuration = readStack(put('json/cdk.tf.json', json(note)));
  const acceptances = readAcceptances([configuration]);
  expect(checkConfigurations([configuration], { acceptances })).toMatchObject({
    findings: [],
    accepted: [{ because: 'a honeypot' }],
  });
});

it('counts the notes of one construct in several resources as one', () => {
  const note = {
    archway: { accept: [{ rule: 'open-port', because: 'a honeypot', at: 'shop/Ssh' }] },
  };
  const document = JSON.parse(json(note));
  document.resource.aws_sqs_queue = { Beside: { '//': note } };
  const configuration = readStack(put('one/cdk.tf.json', JSON.stringify(document)));
  const acceptances = readAcceptances([configuration]);
  expect(acceptances).toHaveLength(1);
  expect(checkConfigurations([configuration], { acceptances }).findings).toEqual([]);
});

it('takes a file beside the Terraform', () => {
  const configuration = readStack(put('list/cdk.tf.json', json(undefined)));
  put(
    'list/.archway.json',
    '{"accept":[{"rule":"open-port","at":"aws_security_group.Ssh","because":"a honeypot"}]}',
  );
  const acceptances = readAcceptances([configuration]);
  expect(checkConfigurations([configuration], { acceptances }).findings).toEqual([]);
});

it.each([
  ['{"accept":{}}', 'accept must be a list'],
  ['{"accept":[{"rule":"x","at":"y"}]}', 'accept[0].because must be a text'],
  ['{', 'is not valid JSON'],
])('rejects the file %s in one line', (text, message) => {
  put('bad/.archway.json', text);
  expect(() => readAcceptances([], [join(folder, 'bad')])).toThrow(message);
});
