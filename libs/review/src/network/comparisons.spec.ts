import { resolve } from 'node:path';
import { readPlan, readStack } from '@archway/terraform';
import { lineOf } from '../testing/planned';
import { REACH_COMPARISONS } from './comparisons';

const compared = (name: string): Parameters<(typeof REACH_COMPARISONS)[number]>[0] => {
  const file = resolve(__dirname, `../../../terraform/fixtures/plans/${name}`);
  const plan = readPlan(`${file}.json`, { configuration: readStack(`${file}.cdk.tf.json`) });
  const changes = plan.changes.filter(({ action }) => action !== 'no-op' && action !== 'read');
  return { plan, prior: plan.prior, planned: plan.planned, changes };
};

it('tells all that a plan of Terraform opens, switches off and sends elsewhere', () => {
  const both = compared('reach');
  const meanings = REACH_COMPARISONS.flatMap((compare) => compare(both));
  expect(meanings.map((meaning) => `${meaning.topic} ${lineOf(meaning)}`)).toEqual([
    'network + public/stop: orders-db (orders/Db) admits tcp 5432 from anywhere (0.0.0.0/0) beyond 10.1.0.0/16',
    'routes + reachable/look: orders/Private sends 0.0.0.0/0 to internet gateway igw-0a1b2c3d4e5f60718',
    'dns ~ www.example.com A: 192.0.2.1 → alias d111111abcdef8.cloudfront.net',
    'waf ~ protection/look: edge (orders/Edge): rule rate: block → count',
    'backup ~ backup/look: photos (orders/PhotosVersions) keeps no new versions of objects: versioning is suspended',
    'backup ~ backup/look: photos (orders/Photos): nothing recovers what is deleted, before rpo was 0 = version before the last 0',
    'alarms - alarm/look: orders-errors (aws_cloudwatch_metric_alarm.Errors): the alarm goes',
  ]);
  expect(meanings[1]?.concern?.text).toBe(
    'subnet-0a1b2c3d4e5f60718 becomes public: 0.0.0.0/0 goes to an internet gateway',
  );
  const changed = both.changes.map(({ address }) => address);
  expect(changed).toEqual(expect.arrayContaining(meanings.map(({ address }) => address)));
});

it.each([
  'create',
  'destroy',
  'drift',
  'forget',
  'import',
  'modules',
  'move',
  'no-op',
  'noise',
  'rename',
  'replace',
])('does not cry wolf at a plan that opens and switches off nothing: %s', (name) => {
  const both = compared(name);
  expect(REACH_COMPARISONS.flatMap((compare) => compare(both)).map(lineOf)).toEqual([]);
});
