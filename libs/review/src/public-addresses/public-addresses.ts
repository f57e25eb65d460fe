import { flagOr, type Subject } from '@archway/checks';
import { textOf } from '@archway/terraform';
import type { Compared } from '../comparison/comparison';
import { valueAt } from '../guards/guard';
import type { Level, Meaning } from '../review/review';
import { nameOf, sidesOf } from '../side/sides';
import { unseenIn, unseenText } from '../side/unseen';

/** An attribute by which something can be reached at a public address. */
interface PublicSwitch {
  readonly types: readonly string[];
  readonly path: readonly [string, ...string[]];
  /** The value that makes it public. @default true */
  readonly when?: boolean;
  /** What AWS takes where nothing is stated. @default false */
  readonly otherwise?: boolean;
  readonly on: string;
  readonly off: string;
  /** Of what was not public before. @default 'look' */
  readonly level?: Level;
  /** Of what is new. @default 'look' */
  readonly levelOfNew?: Level;
}

const SWITCHES: readonly PublicSwitch[] = [
  {
    types: ['aws_instance'],
    path: ['associate_public_ip_address'],
    on: 'has a public address',
    off: 'no longer has a public address',
  },
  {
    types: ['aws_launch_template'],
    path: ['network_interfaces', 'associate_public_ip_address'],
    on: 'gives public addresses to what it starts',
    off: 'no longer gives public addresses',
  },
  {
    types: ['aws_ecs_service'],
    path: ['network_configuration', 'assign_public_ip'],
    on: 'gives its tasks public addresses',
    off: 'no longer gives its tasks public addresses',
  },
  {
    types: ['aws_subnet', 'aws_default_subnet'],
    path: ['map_public_ip_on_launch'],
    on: 'gives a public address to what starts in it',
    off: 'no longer gives public addresses',
    levelOfNew: 'note',
  },
  {
    types: ['aws_lb', 'aws_alb', 'aws_elb'],
    path: ['internal'],
    when: false,
    on: 'faces the internet',
    off: 'no longer faces the internet',
  },
  {
    types: [
      'aws_db_instance',
      'aws_rds_cluster_instance',
      'aws_redshift_cluster',
      'aws_dms_replication_instance',
      'aws_mq_broker',
    ],
    path: ['publicly_accessible'],
    on: 'has a public address',
    off: 'no longer has a public address',
    level: 'stop',
  },
  {
    types: ['aws_eks_cluster'],
    path: ['vpc_config', 'endpoint_public_access'],
    otherwise: true,
    on: 'answers at a public endpoint',
    off: 'no longer answers at a public endpoint',
  },
];

/** What gets a public address, or loses it. Whether anybody can use it, its security groups say. */
export function comparePublicAddresses(compared: Compared): readonly Meaning[] {
  const sides = sidesOf(compared);
  return SWITCHES.flatMap((each) =>
    sides.planned.all(...each.types).flatMap((after): readonly Meaning[] => {
      const change = sides.changeOf(after);
      if (change === undefined || hasNoAddress(after)) return [];
      const before = sides.prior.find(sides.planned.keyOf(after));
      const told = lineOf(each, before, after);
      if (told === undefined) return [];
      return [{ topic: 'network', address: change.address, explains: [each.path[0]], ...told }];
    }),
  );
}

/** A Gateway Load Balancer is only reached through endpoints. */
function hasNoAddress({ attributes }: Subject): boolean {
  return textOf(attributes['load_balancer_type']) === 'gateway';
}

function lineOf(
  {
    path,
    when = true,
    otherwise = false,
    on,
    off,
    level = 'look',
    levelOfNew = 'look',
  }: PublicSwitch,
  before: Subject | undefined,
  after: Subject,
): Pick<Meaning, 'sign' | 'text' | 'concern'> | undefined {
  const value = valueAt(after.attributes, path);
  const old = before === undefined ? undefined : valueAt(before.attributes, path);
  const [unseen] = unseenIn(value);
  const name = nameOf(after);
  if (unseen !== undefined) {
    const text = `${name}: ${path.join('.')} cannot be seen: ${unseenText(unseen)}`;
    return { sign: 'changed', text, concern: { kind: 'incomplete', level: 'note' } };
  }
  const is = flagOr(value, otherwise);
  const was = before === undefined ? undefined : flagOr(old, otherwise);
  if (is === undefined || is === was) return undefined;
  if (is !== when)
    return before === undefined ? undefined : { sign: 'removed', text: `${name} ${off}` };
  return {
    sign: 'added',
    text: `${name} ${on}`,
    concern: { kind: 'public', level: before === undefined ? levelOfNew : level },
  };
}
