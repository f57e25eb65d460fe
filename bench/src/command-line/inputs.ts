import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scratchFolder } from '../folders';

/** A resource; a value that begins with `=` is a reference. */
interface Resource {
  readonly type: string;
  readonly name: string;
  readonly arguments: Readonly<Record<string, string | boolean | readonly string[]>>;
}

export type Format = 'json' | 'hcl' | 'plan';

/** Buckets with what belongs to each, four resources a bucket. */
export function buckets(resources: number): readonly Resource[] {
  return Array.from({ length: resources / 4 }, (_, at): readonly Resource[] => [
    { type: 'aws_s3_bucket', name: `b${at}`, arguments: { bucket: `bucket-${at}` } },
    {
      type: 'aws_s3_bucket_public_access_block',
      name: `b${at}`,
      arguments: {
        bucket: `=aws_s3_bucket.b${at}.id`,
        block_public_acls: true,
        block_public_policy: true,
        ignore_public_acls: true,
        restrict_public_buckets: true,
      },
    },
    {
      type: 'aws_s3_bucket_policy',
      name: `b${at}`,
      arguments: {
        bucket: `=aws_s3_bucket.b${at}.id`,
        policy: JSON.stringify({
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Principal: '*',
              Action: 's3:*',
              Resource: `arn:aws:s3:::bucket-${at}/*`,
              Condition: { Bool: { 'aws:SecureTransport': 'false' } },
            },
          ],
        }),
      },
    },
    {
      type: 'aws_iam_policy',
      name: `b${at}`,
      arguments: {
        name: `policy-${at}`,
        policy: JSON.stringify({
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: 's3:GetObject', Resource: `arn:aws:s3:::bucket-${at}/*` },
          ],
        }),
      },
    },
  ]).flat();
}

/** VPCs on one Transit Gateway; half of them are not in the only prefix that all of them route there. */
export function hub(vpcs: number): readonly Resource[] {
  const gateway = '=aws_ec2_transit_gateway.hub.id';
  const each = (at: number): readonly Resource[] => {
    const block = `${at % 2 === 0 ? 10 : 11}.${at >> 4}.${(at % 16) * 16}.0/20`;
    const vpc = `=aws_vpc.v${at}.id`;
    return [
      { type: 'aws_vpc', name: `v${at}`, arguments: { cidr_block: block } },
      {
        type: 'aws_subnet',
        name: `v${at}`,
        arguments: { vpc_id: vpc, cidr_block: block.replace('/20', '/24') },
      },
      { type: 'aws_route_table', name: `v${at}`, arguments: { vpc_id: vpc } },
      {
        type: 'aws_route',
        name: `v${at}`,
        arguments: {
          route_table_id: `=aws_route_table.v${at}.id`,
          destination_cidr_block: '10.0.0.0/8',
          transit_gateway_id: gateway,
        },
      },
      {
        type: 'aws_ec2_transit_gateway_vpc_attachment',
        name: `v${at}`,
        arguments: {
          vpc_id: vpc,
          transit_gateway_id: gateway,
          subnet_ids: [`=aws_subnet.v${at}.id`],
        },
      },
    ];
  };
  return [
    { type: 'aws_ec2_transit_gateway', name: 'hub', arguments: {} },
    ...Array.from({ length: vpcs }, (_, at) => each(at)).flat(),
  ];
}

/** Subnets of one VPC, side by side. */
export function subnets(number: number): readonly Resource[] {
  return [
    { type: 'aws_vpc', name: 'main', arguments: { cidr_block: '10.0.0.0/8' } },
    ...Array.from({ length: number }, (_, at) => ({
      type: 'aws_subnet',
      name: `s${at}`,
      arguments: { vpc_id: '=aws_vpc.main.id', cidr_block: `10.${at >> 8}.${at % 256}.0/24` },
    })),
  ];
}

/** Writes resources as a person, a generator or Terraform would, and names what to check. */
export function written(name: string, resources: readonly Resource[], format: Format): string {
  const folder = join(scratchFolder, 'inputs', `${name}-${format}`);
  mkdirSync(folder, { recursive: true });
  const files: Readonly<Record<Format, readonly [string, string]>> = {
    json: ['cdk.tf.json', JSON.stringify({ resource: byType(resources) })],
    hcl: ['main.tf', resources.map(blockOf).join('\n')],
    plan: ['plan.json', JSON.stringify(planOf(resources))],
  };
  const [file, text] = files[format];
  writeFileSync(join(folder, file), text);
  return format === 'plan' ? join(folder, file) : folder;
}

type Value = Resource['arguments'][string];

const isReference = (value: Value): boolean => [value].flat().some((each) => /^=/.test(`${each}`));

function byType(resources: readonly Resource[]): object {
  const found: Record<string, Record<string, object>> = {};
  const shown = (value: Value): unknown =>
    typeof value === 'string'
      ? value.replace(/^=(.*)/, (_, reference: string) => `\${${reference}}`)
      : Array.isArray(value)
        ? value.map(shown)
        : value;
  for (const { type, name, arguments: all } of resources) {
    const entries = Object.entries(all).map(([key, value]) => [key, shown(value)]);
    (found[type] ??= {})[name] = Object.fromEntries(entries) as object;
  }
  return found;
}

function blockOf({ type, name, arguments: all }: Resource): string {
  const shown = (value: Value): string =>
    Array.isArray(value)
      ? `[${value.map(shown).join(', ')}]`
      : typeof value === 'string' && value.startsWith('=')
        ? value.slice(1)
        : JSON.stringify(value);
  const lines = Object.entries(all).map(([key, value]) => `  ${key} = ${shown(value)}\n`);
  return `resource "${type}" "${name}" {\n${lines.join('')}}\n`;
}

function planOf(resources: readonly Resource[]): object {
  const provider_name = 'registry.terraform.io/hashicorp/aws';
  const parts = resources.map(({ type, name, arguments: all }) => {
    const entries = Object.entries(all);
    const known = Object.fromEntries(entries.filter(([, value]) => !isReference(value)));
    const unknown = entries.filter(([, value]) => isReference(value)).map(([key]) => [key, true]);
    const expressions = entries.map(([key, value]) => [
      key,
      isReference(value)
        ? { references: [value].flat().map((each) => String(each).slice(1)) }
        : { constant_value: value },
    ]);
    const common = { address: `${type}.${name}`, mode: 'managed', type, name };
    return {
      values: { ...common, provider_name, schema_version: 1, values: known },
      change: {
        ...common,
        provider_name,
        change: {
          actions: ['create'],
          before: null,
          after: known,
          after_unknown: { id: true, arn: true, ...(Object.fromEntries(unknown) as object) },
          before_sensitive: false,
          after_sensitive: {},
        },
      },
      stated: {
        ...common,
        provider_config_key: 'aws',
        schema_version: 1,
        expressions: Object.fromEntries(expressions) as object,
      },
    };
  });
  return {
    format_version: '1.2',
    terraform_version: '1.11.4',
    planned_values: { root_module: { resources: parts.map(({ values }) => values) } },
    resource_changes: parts.map(({ change }) => change),
    configuration: {
      provider_config: { aws: { name: 'aws', full_name: provider_name } },
      root_module: { resources: parts.map(({ stated }) => stated) },
    },
  };
}
