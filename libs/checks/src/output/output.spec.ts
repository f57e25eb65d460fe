import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { checkConfigurations, type Report } from '../check/check-configurations';
import { stackOf } from '../testing/observe';
import { summaryOf } from './counts';
import { jsonOf } from './json';
import { junitOf } from './junit';
import { markdownOf } from './markdown';
import { sarifOf } from './sarif';

const open = { protocol: 'tcp', from_port: 22, to_port: 22, cidr_blocks: ['0.0.0.0/0'] };
const stack = stackOf({
  aws_security_group: { Ssh: { ingress: [open] }, Trap: { ingress: [open] } },
  aws_cloudfront_distribution: { '<b>|`D`': {} },
  aws_efs_file_system: { Files: { encrypted: '${var.encrypted}' } },
});
const report: Report = checkConfigurations([stack], {
  acceptances: [
    {
      rule: 'open-port',
      because: 'a <honeypot> of @someone',
      at: 'aws_security_group.Trap',
      stack: 'shop',
      file: 'x',
    },
  ],
});

it('sums up in one line', () => {
  expect(summaryOf(report)).toBe('1 error, 1 warning; 1 accepted; 1 not visible');
});

it('writes JSON that has everything', () => {
  const { findings, accepted, blind, rules } = JSON.parse(jsonOf(report));
  expect(findings[0]).toMatchObject({ ruleId: 'open-port', address: 'aws_security_group.Ssh' });
  expect([findings.length, accepted.length, blind.length]).toEqual([2, 1, 1]);
  expect(rules).toContain('event-loop');
});

it('writes SARIF 2.1.0 with rules, places, fingerprints and accepted findings', () => {
  const sarif = JSON.parse(sarifOf(report, process.cwd()));
  const [run] = sarif.runs;
  expect(sarif.version).toBe('2.1.0');
  for (const { ruleId, ruleIndex } of run.results) {
    expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
  }
  expect(run.results[0]).toMatchObject({
    ruleId: 'open-port',
    level: 'error',
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'stacks/shop/cdk.tf.json' },
          region: { startLine: 1 },
        },
      },
    ],
    partialFingerprints: { 'archway/v1': 'open-port shop aws_security_group.Ssh ingress.0' },
  });
  expect(run.results.at(-1).suppressions).toEqual([
    { kind: 'inSource', justification: 'a <honeypot> of @someone' },
  ]);
});

it('writes JUnit in which errors fail, warnings do not and accepted findings are skipped', () => {
  const xml = junitOf(report, process.cwd());
  expect(XMLValidator.validate(xml)).toBe(true);
  const { testsuites } = new XMLParser({ ignoreAttributes: false }).parse(xml);
  const suite = (id: string) =>
    testsuites.testsuite.find((each: { '@_name': string }) => each['@_name'].endsWith(`: ${id}`));
  expect(testsuites['@_failures']).toBe('1');
  expect(suite('open-port')).toMatchObject({ '@_failures': '1', '@_skipped': '1' });
  expect(suite('no-web-acl')).toMatchObject({ '@_failures': '0', '@_tests': '1' });
  expect(suite('event-loop').testcase['@_name']).toContain('not found');
});

it('writes Markdown in which names stay text', () => {
  const markdown = markdownOf(report, process.cwd());
  expect(markdown).toContain('## archway check: 1 error, 1 warning');
  expect(markdown).toContain(
    '- `aws_security_group.Ssh`: ingress.0: the internet may reach tcp 22',
  );
  expect(markdown).toContain('because a &lt;honeypot> of @<!-- -->someone');
  expect(markdown).toContain('`` aws_cloudfront_distribution.<b>|`D` ``');
});
