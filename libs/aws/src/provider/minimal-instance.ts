import type { ResourceSchema, TypeOfArgument } from '@archway/testing';
import type { ResourceType } from '../resource-type/resource-type';

/** A value in Terraform's JSON syntax. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

export type Body = Readonly<Record<string, Json>>;

/** The least that the provider accepts of a type: what its schema requires, and what the table adds. */
export function minimalInstance({ example }: ResourceType, schema: ResourceSchema): Body {
  return { ...required(schema), ...example };
}

function required({ attributes, blocks }: ResourceSchema): Body {
  return Object.fromEntries<Json>([
    ...Object.entries(attributes)
      .filter(([, { stated }]) => stated === 'required')
      .map(([name, { type }]) => [name, exampleOf(name, type)] as const),
    ...Object.entries(blocks)
      .filter(([, { atLeast }]) => atLeast > 0)
      .map(([name, { block }]) => [name, [required(block)]] as const),
  ]);
}

/** A value of a form that is valid for most arguments of a name; with another digit, another value. */
export function exampleOf(name: string, type: TypeOfArgument, digit: 1 | 2 = 1): Json {
  switch (type) {
    case 'number':
      return digit;
    case 'bool':
      return digit === 2;
    case 'string':
      return exampleText(name, digit);
  }
  const [kind, element] = type;
  if (kind === 'map') return { team: `example${digit}` };
  return element === 'string' ? [exampleText(name, digit)] : [];
}

/** Texts by the names of arguments; the first pattern that matches counts. */
const TEXTS: readonly (readonly [RegExp, string])[] = [
  [/role(_arn)?$/, 'arn:aws:iam::11112222333{n}:role/example'],
  [
    /(kms|encryption)_key(_arn|_id)?$|^kms_/,
    'arn:aws:kms:eu-west-1:11112222333{n}:key/1f3c9a52-0d0c-4b3e-9a7e-2f6d5f8f4a1{n}',
  ],
  [/_arns?$|^arn$/, 'arn:aws:sns:eu-west-1:11112222333{n}:example'],
  [
    /polic(y|y_document)$|^(access_policies|definition)$/,
    '{"Version":"2012-10-17","Id":"{n}","Statement":[]}',
  ],
  [/^vpc_id$/, 'vpc-0a1b2c3d4e5f6071{n}'],
  [/subnet_ids?$|^subnets$/, 'subnet-0a1b2c3d4e5f6071{n}'],
  [/security_groups?(_ids?)?$/, 'sg-0a1b2c3d4e5f6071{n}'],
  [/account(_id)?$/, '11112222333{n}'],
  [/cidr(_block)?$/, '10.{n}.0.0/16'],
  [/availability_zone$/, 'eu-west-{n}a'],
  [/(date|time)$/, '202{n}-01-01T00:00:00Z'],
  [/email/, 'mail{n}@example.com'],
  [/domain(_name)?$/, 'example{n}.com'],
  [/(url|uri)$/, 'https://example{n}.com'],
  [/password$/, 'Example-password-{n}'],
  [/instance_type$/, 'm5.{n}xlarge'],
  [/version$/, '{n}.0'],
];

function exampleText(name: string, digit: 1 | 2): string {
  const [, text] = TEXTS.find(([pattern]) => pattern.test(name)) ?? [/$/, 'example{n}'];
  return text.replaceAll('{n}', String(digit));
}
