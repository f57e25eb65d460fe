import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../cli/main';

const folder = mkdtempSync(join(tmpdir(), 'recovery-'));
afterAll(() => rmSync(folder, { recursive: true }));

writeFileSync(
  join(folder, 'main.tf'),
  `provider "aws" {
  region = "eu-west-1"
}
resource "aws_dynamodb_table" "orders" {
  name = "orders"
  point_in_time_recovery {
    enabled = true
  }
}
resource "aws_ebs_volume" "data" {
  availability_zone = "eu-west-1a"
  tags              = { backup = "yes" }
}
resource "aws_backup_plan" "daily" {
  name = "daily"
  rule {
    rule_name         = "daily"
    target_vault_name = "all"
    schedule          = "cron(0 5 * * ? *)"
    start_window      = 60
  }
}
resource "aws_backup_selection" "tagged" {
  name         = "tagged"
  plan_id      = aws_backup_plan.daily.id
  iam_role_arn = "arn:aws:iam::111122223333:role/backup"
  selection_tag {
    type  = "STRINGEQUALS"
    key   = "backup"
    value = "yes"
  }
}
`,
);

async function recovery(
  ...args: string[]
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const printed = { out: '', err: '' };
  const code = await main(['recovery', ...args], {
    out: (text) => void (printed.out += text),
    err: (text) => void (printed.err += text),
    live: false,
    cwd: folder,
    userFolder: folder,
    signal: new AbortController().signal,
  });
  return { code, ...printed };
}

it('says of every store what protects it and how much would be lost', async () => {
  const { code, out } = await recovery();
  expect(code).toBe(0);
  expect(out).toContain('aws_dynamodb_table.orders (table, eu-west-1)');
  expect(out).toContain('point-in-time recovery by aws_dynamodb_table.orders');
  expect(out).toContain('25 h = largest gap of cron(0 5 * * ? *) 24 h + start window 60 min');
  expect(out).toContain('2 stores: 0 without any protection, worst known rpo 25 h');
});

it('fails with what misses an objective', async () => {
  const { code, out } = await recovery('--require', 'rpo=15m');
  expect(code).toBe(1);
  expect(out).toMatch(
    /aws_ebs_volume\.data \([\w-]+, eu-west-1\): rpo is 25 h, and 15 min is required/,
  );
  expect(out).not.toMatch(/✗ aws_dynamodb_table/);
});

it('names a file that does not parse, and does not pass', async () => {
  const inner = mkdtempSync(join(tmpdir(), 'recovery-half-'));
  try {
    writeFileSync(join(inner, 'main.tf'), 'resource "aws_s3_bucket" "b" {}\n');
    writeFileSync(join(inner, 'broken.tf'), 'resource "aws_db_instance" "d" {\n');
    const { code, out } = await recovery(inner);
    expect(code).toBe(3);
    expect(out).toContain('broken.tf: is not valid HCL');
    const json = JSON.parse((await recovery(inner, '--format', 'json')).out) as {
      unread: readonly unknown[];
    };
    expect(json.unread).toHaveLength(1);
  } finally {
    rmSync(inner, { recursive: true });
  }
});

it('demands of one tag alone, and of several at once', async () => {
  expect((await recovery('--require', 'backup=no:rpo=15m')).code).toBe(0);
  const { code, out } = await recovery('--require', 'rpo=2d', '--require', 'backup=yes:rpo=15m');
  expect(code).toBe(1);
  expect(out.match(/^✗ .*$/gm)).toHaveLength(1);
});

it('passes when every store meets it', async () => {
  expect((await recovery('--require', 'rpo=25h')).code).toBe(0);
});

it('counts the restore that somebody has timed', async () => {
  const { out } = await recovery('--restore-time', '1h', '--restore-time', 'aws_ebs_volume=20m');
  expect(out).toContain('restore 60 min');
  expect(out).toContain('restore 20 min');
});

it('writes JSON with every term', async () => {
  const { out } = await recovery('--format', 'json');
  const { stores } = JSON.parse(out) as { stores: { address: string; rpo: object }[] };
  expect(stores.find(({ address }) => address === 'aws_ebs_volume.data')?.rpo).toEqual({
    terms: [
      { name: 'largest gap of cron(0 5 * * ? *)', minutes: 1_440 },
      { name: 'start window', minutes: 60 },
    ],
    minutes: 1_500,
  });
});

it('writes a page that loads nothing', async () => {
  const { out } = await recovery('--format', 'html', '--require', 'rpo=15m');
  expect(out).toMatch(/^<!doctype html>/);
  expect(out).toContain('<h2>aws_dynamodb_table.orders</h2>');
  expect(out).toMatch(
    /aws_ebs_volume\.data \([\w-]+, eu-west-1\): rpo is 25 h, and 15 min is required/,
  );
  expect(out).not.toMatch(/<script|src=|href=/);
});

it('writes Markdown into a file', async () => {
  const { err } = await recovery('--format', 'markdown', '--out', 'recovery.md');
  expect(err).toMatch(/^recovery\.md: 2 stores/);
  expect(readFileSync(join(folder, 'recovery.md'), 'utf8')).toContain('| What | Protected by |');
});

it('estimates what backups cost, with the prices and where they are from', async () => {
  expect((await recovery()).out).not.toContain('ESTIMATE');
  const { out } = await recovery('--costs', '--size', 'aws_dynamodb_table=100');
  expect(out).toContain('Backup storage, an ESTIMATE in US dollars a month');
  expect(out).toContain(
    'aws_dynamodb_table.orders: continuous by aws_dynamodb_table.orders: $20.00 to $20.00 for 100 GiB, 1 kept',
  );
  expect(out).toContain(
    'aws_ebs_volume.data: warm by aws_backup_plan.daily: $0.05 or more for each GiB, an unknown number of backups',
  );
  expect(out).toMatch(/price of EBS warm: \$0\.05 per GiB and month, https:.*, read on 2026-11-29/);
});

it.each([
  [['--size', 'much'], "archway: --size: 'much' must be GiB such as 50"],
  [['--require', 'rpo=soon'], "archway: --require: 'rpo=soon' must be such as rpo=15m"],
  [['--require', 'loss=1h'], "archway: --require: 'loss' must be rpo, rto or region-rpo"],
  [['--restore-time', 'fast'], "archway: --restore-time: 'fast' must be a duration"],
  [['nowhere'], 'archway: nowhere does not exist'],
])('refuses %j in one line', async (args, line) => {
  const { code, err } = await recovery(...args);
  expect(code).toBe(2);
  expect(err.trim().split('\n')).toHaveLength(1);
  expect(err).toContain(line);
});
