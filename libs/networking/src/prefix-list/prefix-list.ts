import { Ec2ManagedPrefixList } from '@cdktf/provider-aws/lib/ec2-managed-prefix-list';
import {
  isOpen,
  notMatching,
  notOneOf,
  notWhole,
  problemIf,
  rejectProps,
  show,
} from '@archway/core';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { notPrefix } from '../address/not-prefix';
import type { AddressFamily } from '../address/prefix';
import { declaredProps } from '../declared-props';
import type { IPrefixList, PeerArguments } from '../security-group/peer';

/** One block of a prefix list. */
export interface PrefixListEntry {
  readonly cidrBlock: string;
  /**
   * At most 255 characters.
   *
   * @default - none
   */
  readonly description?: string;
}

export interface PrefixListProps {
  /**
   * What people read; not starting with `com.amazonaws`.
   *
   * @default - the construct's path
   */
  readonly name?: string;

  /**
   * Which addresses it holds.
   *
   * @default 'ipv4'
   */
  readonly addressFamily?: AddressFamily;

  /** At most `maxEntries`, each once. */
  readonly entries: readonly PrefixListEntry[];

  /**
   * How many blocks it may ever hold, 1 to 1000. Each counts as a rule wherever the list is used, whether it is there
   * or not: a security group with 60 rules takes a list of 60.
   *
   * @see https://docs.aws.amazon.com/vpc/latest/userguide/managed-prefix-lists.html
   * @see https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
   * @default - as many as there are entries
   */
  readonly maxEntries?: number;

  /**
   * Which account and region the list is in.
   *
   * @default - the stack's
   */
  readonly provider?: TerraformProvider;
}

export interface PrefixListAttributes {
  readonly prefixListId: string;
}

abstract class PrefixListBase extends Construct implements IPrefixList {
  abstract readonly prefixListId: string;

  get peerLabel(): string {
    return this.node.path.replaceAll('/', '-');
  }

  get peerArguments(): PeerArguments {
    return { prefixListId: this.prefixListId };
  }
}

/** Blocks of addresses under one name, for rules and routes. */
export class PrefixList extends PrefixListBase {
  /** A prefix list that others deploy or AWS keeps. */
  static fromPrefixListAttributes(
    scope: Construct,
    id: string,
    attributes: PrefixListAttributes,
  ): IPrefixList {
    return new ImportedPrefixList(scope, id, attributes);
  }

  readonly prefixListId: string;
  readonly prefixListArn: string;

  constructor(scope: Construct, id: string, props: PrefixListProps) {
    super(scope, id);
    declaredProps.check(this, 'PrefixList', props);
    const { name = this.node.path, addressFamily = 'ipv4', entries } = props;
    const maxEntries = props.maxEntries ?? Math.max(entries.length, 1);
    rejectProps(this, [
      notMatching(
        'name',
        name,
        /^(?!com\.amazonaws).{1,255}$/,
        '1 to 255 characters, not com.amazonaws…',
      ),
      notOneOf('addressFamily', addressFamily, ['ipv4', 'ipv6']),
      notWhole('maxEntries', maxEntries, 1, 1_000),
      problemIf(
        !isOpen(maxEntries) && entries.length > maxEntries,
        `entries must be at most maxEntries (${maxEntries}), got ${entries.length}`,
      ),
      ...entries.flatMap(({ cidrBlock, description }, index) => [
        notPrefix(`entries[${index}].cidrBlock`, cidrBlock, { family: addressFamily }),
        notMatching(
          `entries[${index}].description`,
          description,
          /^.{0,255}$/,
          'at most 255 characters',
        ),
      ]),
      ...duplicates(entries),
    ]);
    const list = new Ec2ManagedPrefixList(this, 'Default', {
      name,
      addressFamily: addressFamily === 'ipv4' ? 'IPv4' : 'IPv6',
      maxEntries,
      entry: entries.map(({ cidrBlock, description }) => ({ cidr: cidrBlock, description })),
      provider: props.provider,
    });
    this.prefixListId = list.id;
    this.prefixListArn = list.arn;
  }
}

class ImportedPrefixList extends PrefixListBase {
  readonly prefixListId: string;

  constructor(scope: Construct, id: string, attributes: PrefixListAttributes) {
    super(scope, id);
    this.prefixListId = attributes.prefixListId;
  }
}

function duplicates(entries: readonly PrefixListEntry[]): readonly string[] {
  const blocks = entries.map(({ cidrBlock }) => cidrBlock);
  return [...new Set(blocks.filter((block, index) => blocks.indexOf(block) !== index))].map(
    (block) => `entries must each be there once, got ${show(block)} twice`,
  );
}
