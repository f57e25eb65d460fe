import { defaultOf, dependsOnProvider, typesKnowing, type Default } from '@archway/aws';
import {
  blocksOf,
  flagOf,
  isUnknown,
  textOf,
  type ObjectValue,
  type Value,
} from '@archway/terraform';
import { argumentAt, flagOr, isStated } from '../estate/attributes';
import type { Subject } from '../estate/estate';
import { problem, unseen, type Rule } from '../rule/rule';

/** Switches of a second volume. */
const MORE_FLAGS: Readonly<Record<string, readonly string[]>> = {
  aws_workspaces_workspace: ['user_volume_encryption_enabled'],
};

/** Stores that nothing encrypts unless an argument says so. */
const OFF_UNLESS_STATED = typesKnowing('encryption').flatMap(({ type, encryption }) => {
  const { flag, on, otherwise, inheritedFrom = [] } = encryption;
  if (flag === undefined || otherwise !== 'nobody') return [];
  return [flag, ...(MORE_FLAGS[type] ?? [])].map((each) => ({
    type,
    flag: each,
    on,
    inheritedFrom,
  }));
});

/** Stores with a key of the service's own that can be switched off. */
const ON_UNLESS_STATED = typesKnowing('encryption').flatMap(({ type, encryption }) => {
  const { serviceKeyFlag: flag, key } = encryption;
  return flag === undefined || key === undefined ? [] : [{ type, flag, key }];
});

const INSTANCE_DISKS = ['root_block_device', 'ebs_block_device'];
const WITH_DISKS = ['aws_instance', 'aws_launch_configuration', 'aws_launch_template'];

export const unencryptedStore: Rule = {
  id: 'unencrypted-store',
  group: 'encryption',
  severity: 'warning',
  title: 'A store is not encrypted at rest',
  looksFor:
    'Queues with SSE switched off and no key, streams with encryption NONE, and volumes, file systems, databases, caches, desktops and search domains without their encryption argument, and aws_ebs_encryption_by_default that is switched off. Stores that AWS always encrypts, such as buckets, DynamoDB tables and clusters of Aurora Serverless v1, are left alone. For volumes, the default encryption of the account is not visible here, unless aws_ebs_encryption_by_default is among these configurations.',
  why: 'Encryption of most stores cannot be switched on later: the store is replaced, with what it holds.',
  fix: 'Set the argument before the store holds anything.',
  awsPage:
    'https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_protect_data_rest_encrypt.html',
  *check(estate) {
    const volumesByDefault = estate
      .all('aws_ebs_encryption_by_default')
      .some(({ attributes }) => flagOr(attributes['enabled'], true) === true);
    for (const setting of estate.all('aws_ebs_encryption_by_default')) {
      if (flagOr(setting.attributes['enabled'], true) === false) {
        yield problem(setting, 'switches the encryption of new volumes off');
      }
    }
    for (const { type, flag, on = true, inheritedFrom } of OFF_UNLESS_STATED) {
      if (volumesByDefault && type.startsWith('aws_ebs')) continue;
      for (const store of estate.all(type)) {
        // What is restored or joins a cluster takes over how that is encrypted.
        if (inheritedFrom.some((name) => isStated(store.attributes[name]))) continue;
        if (isAlwaysEncrypted(store)) continue;
        const value = argumentAt(store.attributes, flag);
        if (isStated(value) ? isUnknown(value) : dependsOnProvider(type, flag)) {
          yield unseen(store, flag);
        } else if (switchOf(value, defaultOf(type, flag) ?? false) !== String(on)) {
          yield problem(store, `${flag} is not ${String(on)}`, flag);
        }
      }
    }
    for (const instance of volumesByDefault ? [] : estate.all(...WITH_DISKS)) {
      for (const [place, disk] of disksOf(instance)) {
        if (isStated(disk['snapshot_id'])) continue;
        const encrypted = flagOr(disk['encrypted'], false);
        if (encrypted === undefined) yield unseen(instance, `${place}.encrypted`);
        if (encrypted === false) yield problem(instance, `${place}.encrypted is not true`, place);
      }
    }
    for (const { type, flag, key } of ON_UNLESS_STATED) {
      for (const store of estate.all(type)) {
        const otherwise = defaultOf(type, flag) === true;
        const managed = flagOr(store.attributes[flag], otherwise);
        if (managed === false && !isStated(store.attributes[key])) {
          yield problem(store, `${flag} is false, and no key is stated`);
        }
      }
    }
  },
};

/** What a switch is, in words: `true`, or a value such as `KMS`. */
function switchOf(value: Value | undefined, otherwise: Default): string {
  return isStated(value) ? String(flagOf(value) ?? textOf(value)) : String(otherwise);
}

/** Blocks that describe volumes, each with its place. */
function disksOf({ attributes }: Subject): readonly (readonly [string, ObjectValue])[] {
  const own = INSTANCE_DISKS.flatMap((block) =>
    blocksOf(attributes[block]).map((disk, at) => [`${block}.${at}`, disk] as const),
  );
  const mapped = blocksOf(attributes['block_device_mappings']).flatMap((mapping, at) =>
    blocksOf(mapping['ebs']).map((disk) => [`block_device_mappings.${at}.ebs`, disk] as const),
  );
  return [...own, ...mapped];
}

/** Aurora Serverless v1: its clusters cannot be without. */
function isAlwaysEncrypted({ attributes }: Subject): boolean {
  return textOf(attributes['engine_mode']) === 'serverless';
}
