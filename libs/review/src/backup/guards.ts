import { flagOr } from '@archway/checks';
import { blocksOf, textOf } from '@archway/terraform';
import type { Guard } from '../guards/guard';
import { knownGuards } from '../guards/known-guards';

/** Engines whose major version is in two numbers, as MySQL 8.0 and 8.4. */
const TWO_NUMBERS = /mysql|mariadb/;

/**
 * A major version: AWS upgrades in place and cannot go back ("Upgrading the engine version for RDS",
 * USER_UpgradeDBInstance.Upgrading). Minor ones come by themselves.
 */
const upgrade: Guard = {
  types: ['aws_db_instance', 'aws_rds_cluster', 'aws_docdb_cluster', 'aws_neptune_cluster'],
  path: ['engine_version'],
  tell: (before, after, both) => {
    const engine = textOf(both.after.attributes['engine']) ?? 'its engine';
    const numbers = (value: typeof before): readonly number[] =>
      (textOf(value) ?? '')
        .split('.')
        .slice(0, TWO_NUMBERS.test(engine) ? 2 : 1)
        .map(Number);
    const [was, is] = [numbers(before), numbers(after)];
    const [major = 0, minor = 0] = is.map((each, at) => each - (was[at] ?? each));
    const isUpgrade = major > 0 || (major === 0 && minor > 0);
    if (was.length === 0 || !isUpgrade || [...was, ...is].includes(NaN)) return undefined;
    const at = flagOr(both.after.attributes['apply_immediately'], false) === true;
    return {
      text: `goes from ${engine} ${textOf(before) ?? ''} to ${textOf(after) ?? ''}${at ? ' at once' : ''}, and cannot go back but from a snapshot`,
      lost: true,
    };
  },
};

/** An attribute by which DynamoDB deletes items: more is lost with it than without. */
const expiry: Guard = {
  types: ['aws_dynamodb_table'],
  path: ['ttl', 'enabled'],
  tell: (before, after, both) => {
    const [was, is] = [flagOr(before, false), flagOr(after, false)];
    if (was === undefined || is === undefined || was === is) return undefined;
    const [ttl] = blocksOf(both.after.attributes['ttl']);
    const name = textOf(ttl?.['attribute_name']) ?? 'an attribute';
    return is
      ? { text: `now deletes items when the time in ${name} has passed`, lost: true }
      : { text: 'no longer deletes items by their time', lost: false };
  },
};

/** Attributes that say how much can be brought back. */
export const BACKUP_GUARDS: readonly Guard[] = [upgrade, ...knownGuards('backup'), expiry];
