import { defaultOf, dependsOnProvider, typesKnowing, type Default } from '@archway/aws';
import { blocksOf, flagOf, isUnknown, textOf, type Value } from '@archway/terraform';
import { argumentAt, flagOr, isStated } from '../estate/attributes';
import { problem, unseen, type Rule } from '../rule/rule';

/** Stores that nothing encrypts unless an argument says so. */
const OFF_UNLESS_STATED = typesKnowing('encryption').flatMap(({ type, encryption }) => {
  const { flag, on, otherwise, inheritedFrom = [] } = encryption;
  return flag === undefined || otherwise !== 'nobody' ? [] : [{ type, flag, on, inheritedFrom }];
});

/** Stores with a key of the service's own that can be switched off. */
const ON_UNLESS_STATED = typesKnowing('encryption').flatMap(({ type, encryption }) => {
  const { serviceKeyFlag: flag, key } = encryption;
  return flag === undefined || key === undefined ? [] : [{ type, flag, key }];
});

const INSTANCE_DISKS = ['root_block_device', 'ebs_block_device'];

export const unencryptedStore: Rule = {
  id: 'unencrypted-store',
  group: 'encryption',
  severity: 'warning',
  title: 'A store is not encrypted at rest',
  looksFor:
    'Queues with SSE switched off and no key, streams with encryption NONE, and volumes, file systems, databases, caches and search domains without their encryption argument. Stores that AWS always encrypts, such as buckets and DynamoDB tables, are left alone. For volumes, the default encryption of the account is not visible here, unless aws_ebs_encryption_by_default is among these configurations.',
  why: 'Encryption of most stores cannot be switched on later: the store is replaced, with what it holds.',
  fix: 'Set the argument before the store holds anything.',
  awsPage:
    'https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_protect_data_rest_encrypt.html',
  *check(estate) {
    const volumesByDefault = estate
      .all('aws_ebs_encryption_by_default')
      .some(({ attributes }) => flagOr(attributes['enabled'], true) === true);
    for (const { type, flag, on = true, inheritedFrom } of OFF_UNLESS_STATED) {
      if (volumesByDefault && type.startsWith('aws_ebs')) continue;
      for (const store of estate.all(type)) {
        // What is restored or joins a cluster takes over how that is encrypted.
        if (inheritedFrom.some((name) => isStated(store.attributes[name]))) continue;
        const value = argumentAt(store.attributes, flag);
        if (isStated(value) ? isUnknown(value) : dependsOnProvider(type, flag)) {
          yield unseen(store, flag);
        } else if (switchOf(value, defaultOf(type, flag) ?? false) !== String(on)) {
          yield problem(store, `${flag} is not ${String(on)}`);
        }
      }
    }
    for (const instance of estate.all('aws_instance', 'aws_launch_template')) {
      if (volumesByDefault) break;
      for (const block of INSTANCE_DISKS) {
        for (const [at, disk] of blocksOf(instance.attributes[block]).entries()) {
          if (flagOr(disk['encrypted'], false) === false) {
            yield problem(instance, `${block}.${at}.encrypted is not true`, `${block}.${at}`);
          }
        }
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
