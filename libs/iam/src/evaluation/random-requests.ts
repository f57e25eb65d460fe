/** Requests and policies from a random seed, of few words, so that they meet often. */

export interface RandomCase {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly resourceAccount: string;
  readonly keys: Readonly<Record<string, string | string[]>>;
  readonly identity: readonly object[];
  readonly resourcePolicy?: object;
  readonly boundary?: object;
  readonly serviceControl: readonly (readonly object[])[];
  readonly resourceControl: readonly object[];
}

const OWN = '111122223333';
const OTHER = '444455556666';

const USER = `arn:aws:iam::${OWN}:user/ann`;
const SESSION = `arn:aws:sts::${OWN}:assumed-role/worker/run`;
const ROLE = `arn:aws:iam::${OWN}:role/worker`;
const PRINCIPALS = [USER, SESSION, SESSION, 's3.amazonaws.com'];

const NAMED: readonly unknown[] = [
  '*',
  { AWS: '*' },
  { AWS: OWN },
  { AWS: `arn:aws:iam::${OWN}:root` },
  { AWS: USER },
  { AWS: ROLE },
  { AWS: [ROLE, USER] },
  { AWS: SESSION },
  { AWS: OTHER },
  { Service: 's3.amazonaws.com' },
  { Service: ['sns.amazonaws.com', 's3.amazonaws.com'] },
];

const TARGETS = [
  {
    actions: ['sqs:SendMessage', 'sqs:ReceiveMessage'],
    resource: `arn:aws:sqs:eu-west-1:${OWN}:orders`,
    patterns: [
      '*',
      `arn:aws:sqs:eu-west-1:${OWN}:orders`,
      `arn:aws:sqs:*:${OWN}:*`,
      'arn:aws:sqs:eu-west-1:*:order?',
      `arn:aws:sqs:eu-west-1:${OWN}:Orders`,
      `arn:aws:sqs:eu-central-1:${OWN}:orders`,
    ],
    actionPatterns: ['*', 'sqs:*', 'sqs:SendMessage', 'SQS:send*', 'sqs:Receive????age', 's3:*'],
  },
  {
    actions: ['s3:GetObject', 's3:PutObject'],
    resource: 'arn:aws:s3:::photos/ann/1.png',
    patterns: [
      '*',
      'arn:aws:s3:::photos/*',
      'arn:aws:s3:::photos',
      'arn:aws:s3:::photos/${aws:username}/*',
      "arn:aws:s3:::photos/${aws:username, 'ann'}/*",
      'arn:aws:s3:::photos/${aws:PrincipalTag/team}/*',
      'arn:aws:s3:::*/?.png',
    ],
    actionPatterns: ['*', 's3:*', 's3:GetObject', 's3:Get*', 's3:*Object', 'sqs:*'],
  },
  {
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    resource: `arn:aws:kms:eu-west-1:${OWN}:key/1234abcd-12ab-34cd-56ef-1234567890ab`,
    patterns: ['*', `arn:aws:kms:eu-west-1:${OWN}:key/*`, `arn:aws:kms:*:${OTHER}:key/*`],
    actionPatterns: ['*', 'kms:*', 'kms:Decrypt', 'kms:GenerateDataKey*', 's3:*'],
  },
  {
    actions: ['sns:Publish'],
    resource: `arn:aws:sns:eu-west-1:${OWN}:uploads`,
    patterns: ['*', `arn:aws:sns:eu-west-1:${OWN}:uploads`, `arn:aws:sns:*:*:upl*`],
    actionPatterns: ['*', 'sns:*', 'sns:Publish', 'sns:pub*', 'sqs:*'],
  },
] as const;

/** Condition keys of every kind, with the values that requests and policies draw from. */
const KEYS: Readonly<
  Record<string, { readonly operators: readonly string[]; readonly values: readonly string[] }>
> = {
  'aws:PrincipalTag/team': {
    operators: [
      'StringEquals',
      'StringNotEquals',
      'StringEqualsIgnoreCase',
      'StringLike',
      'StringNotLike',
      'StringNotEqualsIgnoreCase',
    ],
    values: ['blue', 'Blue', 'b*', 'red', '?lue'],
  },
  'aws:SourceArn': {
    operators: ['ArnEquals', 'ArnLike', 'ArnNotEquals', 'ArnNotLike', 'StringLike', 'StringEquals'],
    values: [
      'arn:aws:s3:::photos',
      'arn:aws:s3:::ph*',
      'arn:aws:sns:eu-west-1:111122223333:uploads',
      'arn:aws:sns:*:111122223333:*',
    ],
  },
  'aws:SourceIp': {
    operators: ['IpAddress', 'NotIpAddress'],
    values: ['203.0.113.0/24', '203.0.113.9', '198.51.100.0/25', '2001:db8::/32', '2001:db8::9'],
  },
  'aws:MultiFactorAuthAge': {
    operators: [
      'NumericLessThan',
      'NumericLessThanEquals',
      'NumericGreaterThan',
      'NumericGreaterThanEquals',
      'NumericEquals',
      'NumericNotEquals',
    ],
    values: ['3600', '60', '3599'],
  },
  'aws:CurrentTime': {
    operators: [
      'DateLessThan',
      'DateGreaterThan',
      'DateLessThanEquals',
      'DateGreaterThanEquals',
      'DateEquals',
      'DateNotEquals',
    ],
    values: ['2026-01-01T00:00:00Z', '2026-06-30T12:00:00Z', '2027-01-01T00:00:00Z'],
  },
  'aws:SecureTransport': { operators: ['Bool'], values: ['true', 'false'] },
};

const SETS = ['', '', '', 'ForAllValues:', 'ForAnyValue:'];
const TAG_KEYS = ['stage', 'Stage', 'owner', 'st*'];

/** mulberry32: small, and the same on every machine. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export function randomCase(seed: number): RandomCase {
  const random = randomFrom(seed);
  const chance = (probability: number): boolean => random() < probability;
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const several = <T>(from: readonly T[]): T | T[] =>
    chance(0.7) ? pick(from) : [pick(from), pick(from)];
  const target = pick(TARGETS);

  const condition = (): object => {
    if (chance(0.15)) {
      return { Null: { [pick(Object.keys(KEYS))]: pick(['true', 'false']) } };
    }
    if (chance(0.2)) {
      const operator = pick(['StringEquals', 'StringLike', 'StringNotEquals', 'StringNotLike']);
      const name = `${pick(['ForAllValues:', 'ForAnyValue:'])}${operator}${chance(0.2) ? 'IfExists' : ''}`;
      return { [name]: { 'aws:TagKeys': several(TAG_KEYS) } };
    }
    const key = pick(Object.keys(KEYS));
    const { operators, values } = KEYS[key] ?? { operators: [], values: [] };
    const set = key === 'aws:PrincipalTag/team' ? pick(SETS) : '';
    const name = `${set}${pick(operators)}${chance(0.25) ? 'IfExists' : ''}`;
    return { [name]: { [chance(0.2) ? key.toUpperCase() : key]: several(values) } };
  };

  const statement = (about: 'identity' | 'resource' | 'organization'): object => {
    const denies = chance(about === 'organization' ? 0.3 : 0.2);
    const conditions = chance(0.5) ? condition() : undefined;
    return {
      Effect: denies ? 'Deny' : 'Allow',
      ...(chance(0.12)
        ? { NotAction: several(target.actionPatterns) }
        : { Action: several(target.actionPatterns) }),
      ...(about !== 'resource' && chance(0.12)
        ? { NotResource: several<string>(target.patterns) }
        : { Resource: several<string>(target.patterns) }),
      ...(about === 'resource' ? { Principal: pick(NAMED) } : {}),
      ...(conditions === undefined ? {} : { Condition: conditions }),
    };
  };
  const policy = (about: 'identity' | 'resource' | 'organization'): object => ({
    Version: chance(0.9) ? '2012-10-17' : '2008-10-17',
    Statement: Array.from({ length: chance(0.6) ? 1 : 2 }, () => statement(about)),
  });
  const deny = (): object => ({
    Version: '2012-10-17',
    Statement: [
      {
        ...statement('resource'),
        Effect: 'Deny',
        Principal: '*',
        Action: pick(target.actionPatterns),
        NotAction: undefined,
      },
    ],
  });

  const keys: Record<string, string | string[]> = {};
  for (const [key, { values }] of Object.entries(KEYS)) {
    const plain = values.filter((value) => !/[*?]|\/\d+$/.test(value));
    if (chance(0.6)) keys[key] = pick(plain);
  }
  if (chance(0.6)) keys['aws:TagKeys'] = chance(0.5) ? ['stage'] : ['owner', 'Stage'];
  const principal = pick(PRINCIPALS);
  const isService = !principal.startsWith('arn:');
  if (principal === USER && chance(0.8)) keys['aws:username'] = 'ann';
  if (!isService) {
    keys['aws:PrincipalArn'] = principal === SESSION ? ROLE : principal;
    keys['aws:PrincipalAccount'] = OWN;
  }
  const isForeign = chance(0.25);
  const resourceAccount = isForeign ? OTHER : OWN;
  return {
    principal,
    action: pick<string>(target.actions),
    resource: isForeign ? target.resource.replace(OWN, OTHER) : target.resource,
    resourceAccount,
    keys,
    identity: isService ? [] : Array.from({ length: pick([0, 1, 1, 2]) }, () => policy('identity')),
    ...(chance(0.6) ? { resourcePolicy: policy('resource') } : {}),
    ...(!isService && chance(0.2) ? { boundary: policy('identity') } : {}),
    serviceControl:
      !isService && chance(0.2) ? [[policy('organization')], [policy('organization')]] : [],
    resourceControl: chance(0.15) ? [deny()] : [],
  };
}
