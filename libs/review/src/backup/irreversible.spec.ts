import { planned, told, type Resources } from '../testing/planned';
import { compareIrreversible } from './irreversible';

type Body = NonNullable<NonNullable<Resources[string]>[string]>;

const created = (type: string, body: Body): string[] =>
  told(compareIrreversible, { after: { [type]: { It: body } } });

const changed = (type: string, before: Body, after: Body): string[] =>
  told(compareIrreversible, {
    before: { [type]: { It: before } },
    after: { [type]: { It: after } },
  });

const LOCK = 'aws_backup_vault_lock_configuration';
const OBJECTS = 'aws_s3_bucket_object_lock_configuration';
const objects = (retention: Body): Body => ({
  bucket: 'photos',
  rule: [{ default_retention: [retention] }],
});

it.each<[string, Body, string]>([
  [LOCK, { backup_vault_name: 'v', changeable_for_days: 3 }, 'it can be removed for 3 days'],
  [
    'aws_backup_logically_air_gapped_vault',
    { name: 'gap', min_retention_days: 7, max_retention_days: 30 },
    'nobody can delete what is copied into it for 7 days at least',
  ],
  [
    OBJECTS,
    objects({ mode: 'COMPLIANCE', days: 30 }),
    'nobody can delete what is written for 30 days',
  ],
  [OBJECTS, objects({ mode: 'COMPLIANCE', years: 2 }), 'for 730 days'],
  [
    'aws_glacier_vault_lock',
    { vault_name: 'v', complete_lock: true },
    'nobody can change or remove',
  ],
])('stops at %s that nobody can undo', (type, body, text) => {
  const [line = '', ...more] = created(type, body);
  expect(line).toMatch(/^\+ irreversible\/stop: /);
  expect(line).toContain(text);
  expect(more).toEqual([]);
});

it.each<[string, Body]>([
  [LOCK, { backup_vault_name: 'v', min_retention_days: 7 }],
  [OBJECTS, objects({ mode: 'GOVERNANCE', days: 30 })],
  ['aws_glacier_vault_lock', { vault_name: 'v', complete_lock: false }],
])('says nothing of %s that can be undone', (type, body) => {
  expect(created(type, body)).toEqual([]);
});

it('says it once: when it becomes so, and when it lasts longer', () => {
  const lock = (grace: number): Body => ({ backup_vault_name: 'v', changeable_for_days: grace });
  expect(changed(LOCK, lock(3), { ...lock(3), min_retention_days: 7 })).toEqual([]);
  expect(changed(LOCK, { backup_vault_name: 'v' }, lock(3))).toHaveLength(1);
  const longer = changed(
    OBJECTS,
    objects({ mode: 'COMPLIANCE', days: 30 }),
    objects({ mode: 'COMPLIANCE', days: 365 }),
  );
  expect(longer.join()).toContain('for 365 days');
});

it('names the day where the plan says when it was made', () => {
  const compared = planned({ after: { [LOCK]: { It: { changeable_for_days: 3 } } } });
  const plan = { ...compared.plan, timestamp: '2026-02-27T10:00:00Z' };
  const [line] = compareIrreversible({ ...compared, plan });
  expect(line?.text).toContain(
    'for 3 days, until 2026-03-02 if it is applied on the day of the plan',
  );
});
