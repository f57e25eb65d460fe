import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { terraformOnThisMachine } from '../fixture-workspace/terraform-on-this-machine';
import { withoutAws } from '../terraform/offline';
import { locateTerraform } from '../terraform/terraform';

jest.setTimeout(120_000);

/** The Terraform of the page on reviews. */
const ROLE = [
  ...readFileSync(join(__dirname, '../../../../docs/review.md'), 'utf8').matchAll(
    /^```hcl\n([\s\S]*?)^```$/gm,
  ),
].map(([, text = '']) => text);

const PROVIDER = `
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100.0, < 7.0.0"
    }
  }
}
provider "aws" {
  region                      = "eu-central-1"
  access_key                  = "offline"
  secret_key                  = "offline"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}
`;

interface Planned {
  readonly planned_values: {
    readonly root_module: {
      readonly resources: readonly { readonly address: string; readonly values: object }[];
    };
  };
  readonly configuration: object;
}

interface Statement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource?: string;
  readonly NotResource?: string;
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'review-role-'));
  writeFileSync(join(folder, 'role.tf'), ROLE.join('\n'));
  writeFileSync(join(folder, 'provider.tf'), PROVIDER);
  writeFileSync(
    join(folder, 'terraform.tfvars.json'),
    JSON.stringify({
      repository: 'octo-org/shop',
      state_bucket: 'octo-state',
      state_key_arn: 'arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d',
    }),
  );
});
afterEach(() => rmSync(folder, { recursive: true }));

async function planned(): Promise<Planned> {
  const terraform = locateTerraform(withoutAws(process.env));
  await terraform.init(folder, ['-backend=false']);
  const { status, stdout } = await terraform.run(folder, [
    'plan',
    '-input=false',
    '-no-color',
    '-out=plan.bin',
  ]);
  expect([status, stdout]).toEqual([0, expect.stringContaining('4 to add')]);
  const { stdout: json } = await terraform.run(folder, ['show', '-json', 'plan.bin']);
  return JSON.parse(json) as Planned;
}

terraformOnThisMachine('the role of the page on reviews', () => {
  it('is what the real provider plans, and may write nothing and read no data but the state', async () => {
    const { planned_values: values } = await planned();
    const find = (address: string) =>
      values.root_module.resources.find((each) => each.address === address)?.values;
    expect(find('aws_iam_role_policy_attachment.read')).toMatchObject({
      policy_arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
    });
    const { policy } = find('aws_iam_role_policy.state') as { policy: string };
    const { Statement: statements } = JSON.parse(policy) as { Statement: readonly Statement[] };
    expect(
      statements.map(({ Sid, Effect, Resource, NotResource }) => [
        ...[Sid, Effect],
        Resource ?? `not ${NotResource}`,
      ]),
    ).toEqual([
      ['FindTheState', 'Allow', 'arn:aws:s3:::octo-state'],
      ['ReadTheState', 'Allow', 'arn:aws:s3:::octo-state/*'],
      ['DecryptTheState', 'Allow', 'arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d'],
      ['ReadNoObjects', 'Deny', 'not arn:aws:s3:::octo-state/*'],
      ['ReadNoOtherData', 'Deny', '*'],
    ]);
    const allowed = statements.filter(({ Effect }) => Effect === 'Allow');
    expect(allowed.flatMap(({ Action }) => Action)).toEqual([
      's3:ListBucket',
      's3:GetObject',
      'kms:Decrypt',
    ]);
    expect(policy.length).toBeLessThan(10_240);
  });

  it('trusts the pull requests of one repository only, or the subjects that are given', async () => {
    const subjects = ['repo:octo-org@1/shop@2:pull_request'];
    const trust = async () =>
      JSON.stringify(
        (await planned()).planned_values.root_module.resources.find(
          ({ address }) => address === 'data.aws_iam_policy_document.trust',
        )?.values,
      );
    expect(await trust()).toContain('"repo:octo-org/shop:pull_request"');
    writeFileSync(join(folder, 'more.auto.tfvars.json'), JSON.stringify({ subjects }));
    const given = await trust();
    expect(given).toContain('"repo:octo-org@1/shop@2:pull_request"');
    expect(given).not.toContain('"repo:octo-org/shop:pull_request"');
  });
});

it('is one piece, which a reader can copy', () => {
  expect(ROLE).toHaveLength(1);
});
