import type { Deletion } from '../resource-type/loss';
import type { Defaults, ResourceType } from '../resource-type/resource-type';
import type { Policy } from '../resource-type/rules';

/** A fact about a type: what it is about, and Markdown. */
export type Fact = readonly [name: string, text: string];

/** What a table says, in the order of its parts. */
export function factsOf(known: ResourceType): readonly Fact[] {
  return [
    ...identity(known),
    ...settings(known),
    ...holding(known),
    ...access(known),
    ...flow(known),
  ].filter(([, text]) => text !== '');
}

function identity({
  noun,
  nameArgument,
  arn,
  attributes,
  references,
  securityGroups,
  single,
}: ResourceType): readonly Fact[] {
  return [
    ['Called', noun ?? ''],
    ['Name', nameArgument === undefined ? '' : code(nameArgument)],
    ['ARN', arn === undefined ? '' : code(arn)],
    [
      'Attributes that follow from its name',
      Object.entries(attributes ?? {})
        .map(([name, value]) => `${code(name)} = ${code(value)}`)
        .join(', '),
    ],
    [
      'Refers to',
      Object.entries(references ?? {})
        .map(([name, types]) => `${code(name)}: ${types.map(code).join(', ')}`)
        .join('; '),
    ],
    ['Security groups', securityGroups === undefined ? '' : code(securityGroups)],
    [
      'Only one',
      single === undefined
        ? ''
        : `for each ${code(single.ownerType)} that ${code(single.owner)} names${single.inline === undefined ? '' : `, which has ${code(single.inline)} of its own`}`,
    ],
  ];
}

function settings(known: ResourceType): readonly Fact[] {
  return [
    ['Defaults of the provider', values(known.defaults)],
    ['Defaults of version 6 that differ', values(known.defaultsOfProvider6)],
    ['Only in version 6', (known.onlyInProvider6 ?? []).map(code).join(', ')],
    ['In effect where nothing is stated', values(known.serviceDefaults)],
    ['Replaced for a change of', (known.forceNew ?? []).map(code).join(', ')],
  ];
}

function values(defaults: Defaults = {}): string {
  return Object.entries(defaults)
    .map(([name, value]) => `${code(name)} = ${code(String(value))}`)
    .join(', ');
}

const WEIGHTS = {
  data: 'cannot be made again from the configuration',
  record: 'others have it too, or it only looks back',
  identity: 'others know it by this',
  service: 'what it does meanwhile',
} as const;

function holding({ loss, isRevision, deletion, guards, removal }: ResourceType): readonly Fact[] {
  return [
    [
      'Holds',
      loss === undefined
        ? ''
        : `${loss.holds} (${WEIGHTS[loss.weight]})${loss.follows === undefined ? '' : `; without it ${loss.follows}`}`,
    ],
    ['Updates', isRevision === true ? 'a new one takes the place of the old one each time' : ''],
    ['Deletion', (deletion ?? []).map(deletionText).join('; ')],
    [
      'Guarded by',
      (guards ?? [])
        .map(
          (each) =>
            `${code(each.argument)} (${each.topic})${'lost' in each ? `; otherwise it ${each.lost}` : `: it ${each.what} that long`}`,
        )
        .join('. '),
    ],
    ['Ends with it', removal === undefined ? '' : removal.text],
  ];
}

function deletionText(each: Deletion): string {
  switch (each.kind) {
    case 'content':
      return `refused while it has ${each.content}, unless ${code(each.argument)}`;
    case 'refused':
      return `refused while ${code(each.argument)} is on`;
    case 'final-snapshot':
      return `leaves a final snapshot, unless ${code('skip_final_snapshot')}`;
    case 'automated-backups':
      return `leaves its automated backups where ${code(each.argument)} is false`;
    case 'waiting':
      return `can be undone for as long as ${code(each.argument)} says`;
    case 'kept':
      return `leaves it in AWS where ${code(each.argument)} is true`;
    case 'confirmed':
      return `needs a new confirmation where ${code(each.argument)} is ${each.values.join(', ')}`;
  }
}

const KINDS: Readonly<Record<Policy['kind'], string>> = {
  identity: 'what somebody may do',
  resource: 'who may use it',
  trust: 'who may assume it',
  endpoint: 'what passes it',
};

function access({ encryption, exposures, policies }: ResourceType): readonly Fact[] {
  const otherwise = encryption?.otherwise === 'aws' ? 'with a key that AWS holds' : 'not encrypted';
  const { key, flag, on = 'true', serviceKeyFlag, inheritedFrom = [] } = encryption ?? {};
  const parts = [
    key === undefined ? '' : `key ${code(key)}`,
    flag === undefined ? '' : `on with ${code(flag)} = ${code(on)}`,
    serviceKeyFlag === undefined ? '' : `key of the service with ${code(serviceKeyFlag)}`,
    inheritedFrom.length === 0 ? '' : `as what ${inheritedFrom.map(code).join(', ')} names`,
    `otherwise ${otherwise}`,
  ].filter((part) => part !== '');
  return [
    ['Encryption', encryption === undefined ? '' : parts.join('; ')],
    [
      'Opened by',
      (exposures ?? [])
        .map(
          ({ argument, when, open }) =>
            `${code(argument)} = ${when.map((each) => code(String(each))).join(' or ')}: it ${open}`,
        )
        .join('; '),
    ],
    [
      'Policies',
      (policies ?? [])
        .map(
          ({ argument, kind, ownerType }) =>
            `${code(argument)}: ${KINDS[kind]}${ownerType === undefined ? '' : ` (of ${code(ownerType)})`}`,
        )
        .join('; '),
    ],
  ];
}

function flow({
  redrive,
  quotas,
  deliveries,
  receivedBy,
  consumedBy,
}: ResourceType): readonly Fact[] {
  return [
    [
      'Dead letters',
      redrive === undefined
        ? ''
        : `${code(redrive.argument)}${redrive.separate === undefined ? '' : `, or ${code(redrive.separate.type)}`}`,
    ],
    [
      'Limits',
      (quotas ?? [])
        .map(
          ({ counted, limit, adjustable, page }) =>
            `[${limit.toLocaleString('en-US')}](${page}) ${counted}${adjustable ? ' (AWS raises it on request)' : ''}`,
        )
        .join('; '),
    ],
    [
      'Delivers',
      (deliveries ?? [])
        .map(
          ({ service, to, toTypes, permission = 'policy' }) =>
            `${code(service)} to ${toTypes.map(code).join(', ')} in ${code(to)}, which ${permission === 'policy' ? 'its policy' : 'a role'} has to allow`,
        )
        .join('; '),
    ],
    ['Receives by', receivedBy === undefined ? '' : code(receivedBy)],
    ['Is read by', (consumedBy ?? []).map(code).join(', ')],
  ];
}

function code(text: string): string {
  return `\`${text}\``;
}
