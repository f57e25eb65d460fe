import { told, type Resources } from '../testing/planned';
import { compareObjectives } from './objectives';

const BACKUP: Resources = {
  aws_dynamodb_table: { Orders: { name: 'orders', tags: { backup: 'yes' } } },
  aws_backup_selection: {
    All: {
      name: 'all',
      plan_id: '${aws_backup_plan.Plan.id}',
      selection_tag: [{ type: 'STRINGEQUALS', key: 'backup', value: 'yes' }],
    },
  },
};

const scheduled = (schedule: string, more: Resources = {}): Resources => ({
  ...BACKUP,
  aws_backup_plan: {
    Plan: {
      name: 'plan',
      rule: [{ rule_name: 'all', target_vault_name: 'all', start_window: 60, schedule }],
    },
  },
  ...more,
});

const DAILY = scheduled('cron(0 3 * * ? *)');

const compare = (before: Resources, after: Resources): string[] =>
  told(compareObjectives, { before, after });

it('says how much more may be lost of a store that does not change itself', () => {
  expect(compare(DAILY, scheduled('cron(0 3 ? * 1 *)'))).toEqual([
    '~ backup/look: orders (shop/Orders): rpo is 7 d = largest gap of cron(0 3 ? * 1 *) 7 d + start window 60 min, before 25 h = largest gap of cron(0 3 * * ? *) 24 h + start window 60 min',
  ]);
  expect(compare(scheduled('cron(0 3 ? * 1 *)'), DAILY)).toEqual([]);
});

it('says that nothing covers a store, and names several in one line', () => {
  const tags = { backup: 'yes' };
  const tables = { aws_dynamodb_table: { A: { name: 'a', tags }, B: { name: 'b', tags } } };
  const before = scheduled('cron(0 3 * * ? *)', tables);
  const after = { aws_dynamodb_table: tables.aws_dynamodb_table };
  const lines = compare(before, after);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(
    /^~ backup\/look: a \(shop\/A\), b \(shop\/B\): nothing recovers what is deleted, before rpo was 25 h/,
  );
});

const failover = (interval: number, tasks: number): Resources => ({
  aws_dynamodb_table: { Orders: { name: 'orders', replica: [{ region_name: 'us-east-1' }] } },
  aws_route53_health_check: { Up: { request_interval: interval, failure_threshold: 3 } },
  aws_route53_record: {
    Site: {
      health_check_id: '${aws_route53_health_check.Up.id}',
      failover_routing_policy: [{ type: 'PRIMARY' }],
      ttl: 60,
    },
  },
  aws_ecs_service: { Web: { desired_count: tasks } },
});

it('says how much longer it takes until a store serves again', () => {
  expect(compare(failover(10, 2), failover(30, 2))).toEqual([
    '~ backup/look: orders (shop/Orders): rto is 2.5 min = detection by health checks 1.5 min + time to live of DNS 1 min, before 1.5 min = detection by health checks 30 s + time to live of DNS 1 min',
  ]);
  expect(compare(failover(30, 2), failover(10, 2))).toEqual([]);
});

it('says nothing of what concerns no store, or of one that goes', () => {
  const alone = { ...DAILY, aws_sqs_queue: { Q: { name: 'q', delay_seconds: 1 } } };
  const later = { ...DAILY, aws_sqs_queue: { Q: { name: 'q', delay_seconds: 2 } } };
  expect(compare(alone, later)).toEqual([]);
  expect(compare(DAILY, {})).toEqual([]);
});
