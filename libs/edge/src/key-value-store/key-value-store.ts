import type { Problem } from '@archway/core';
import { isOpen, notMatching, physicalName, problemIf, rejectProps, show } from '@archway/core';
import { CloudfrontKeyValueStore } from '@cdktf/provider-aws/lib/cloudfront-key-value-store';
import { CloudfrontkeyvaluestoreKeysExclusive } from '@cdktf/provider-aws/lib/cloudfrontkeyvaluestore-keys-exclusive';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';

/** A key value store, of this app or another. */
export interface IKeyValueStore {
  readonly keyValueStoreArn: string;
}

export interface KeyValueStoreProps {
  /**
   * At most 128 characters.
   *
   * @default - none
   */
  readonly comment?: string;

  /**
   * All that the store holds, by key: what is not listed here is removed. A key has at most 512 bytes, a value 1 KiB,
   * both together 5 MiB.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html
   * @default - others fill the store, and Terraform leaves it alone
   */
  readonly entries?: Readonly<Record<string, string>>;
}

/** "Quotas on key value stores". */
const LONGEST_KEY_BYTES = 512;
const LONGEST_VALUE_BYTES = 1_024;
const LARGEST_STORE_BYTES = 5 * 1_024 * 1_024;

/** What CloudFront functions look up, changed without deploying them. */
export class KeyValueStore extends Construct implements IKeyValueStore {
  /** A store that others deploy. */
  static fromKeyValueStoreArn(keyValueStoreArn: string): IKeyValueStore {
    return { keyValueStoreArn };
  }

  readonly keyValueStoreArn: string;

  constructor(scope: Construct, id: string, props: KeyValueStoreProps = {}) {
    super(scope, id);
    declaredProps.check(this, 'KeyValueStore', props);
    rejectProps(this, [
      notMatching('comment', props.comment, /^.{0,128}$/s, 'at most 128 characters long'),
      ...entryProblems(props.entries ?? {}),
    ]);
    this.keyValueStoreArn = new CloudfrontKeyValueStore(this, 'Default', {
      // What uses it lets go first: AWS refuses to delete what is in use.
      lifecycle: { createBeforeDestroy: true },
      name: physicalName(this, 64),
      comment: props.comment,
    }).arn;
    if (props.entries !== undefined) {
      new CloudfrontkeyvaluestoreKeysExclusive(this, 'Entries', {
        keyValueStoreArn: this.keyValueStoreArn,
        resourceKeyValuePair: Object.entries(props.entries).map(([key, value]) => ({ key, value })),
      });
    }
  }
}

function entryProblems(entries: Readonly<Record<string, string>>): readonly Problem[] {
  const known = Object.entries(entries).filter((pair) => !pair.some((part) => isOpen(part)));
  const total = known.flat().reduce((sum, part) => sum + bytesOf(part), 0);
  return [
    ...known.map(([key]) =>
      problemIf(
        key === '' || bytesOf(key) > LONGEST_KEY_BYTES,
        `entries must have keys of 1 to ${LONGEST_KEY_BYTES} bytes, got ${bytesOf(key)} in ${show(key.slice(0, 20))}`,
      ),
    ),
    ...known.map(([key, value]) =>
      problemIf(
        bytesOf(value) > LONGEST_VALUE_BYTES,
        `entries must have values of at most ${LONGEST_VALUE_BYTES} bytes, got ${bytesOf(value)} under ${show(key)}`,
      ),
    ),
    problemIf(
      total > LARGEST_STORE_BYTES,
      `entries must have at most ${LARGEST_STORE_BYTES} bytes together, got ${total}`,
    ),
  ];
}

function bytesOf(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}
