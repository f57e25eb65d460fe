import { flagOf, numberOf, textOf, type ObjectValue } from '@archway/terraform';

type Remarks = (attributes: ObjectValue) => readonly string[];

/** A bucket that is not empty cannot be deleted, unless Terraform may empty it first. */
export const emptied: Remarks = ({ force_destroy: force }) => [
  flagOf(force) === true
    ? 'force_destroy is set: whatever is in it is deleted with it'
    : 'AWS refuses while something is in it, since force_destroy is not set',
];

/** A database leaves a snapshot behind where it is told to. */
export const finalSnapshot: Remarks = (attributes) => {
  const name = textOf(attributes['final_snapshot_identifier']);
  const guard =
    flagOf(attributes['deletion_protection']) === true
      ? ['deletion_protection is on: AWS refuses until it is off']
      : [];
  if (flagOf(attributes['skip_final_snapshot']) === true) {
    return [...guard, 'no final snapshot is taken, since skip_final_snapshot is set'];
  }
  return name === undefined || name === ''
    ? guard
    : [...guard, `a final snapshot ${name} is taken first`];
};

/** Something that AWS refuses to delete while it is protected. */
export const guardedBy =
  (attribute: string): Remarks =>
  (attributes) =>
    flagOf(attributes[attribute]) === true || attributes[attribute] === 'ACTIVE'
      ? [`${attribute} is on: AWS refuses until it is off`]
      : [];

/** A table may have backups of every second, which go with it but for one last one. */
export const recoverable: Remarks = (attributes) =>
  guardedBy('deletion_protection_enabled')(attributes);

/** A key is only scheduled for deletion. */
export const waiting =
  (attribute: string, days: number): Remarks =>
  (attributes) => {
    const wait = numberOf(attributes[attribute]) ?? days;
    return wait === 0
      ? ['it is gone at once, since the waiting period is 0 days']
      : [`it can be brought back for ${wait} days`];
  };

/** A repository with images cannot be deleted, unless it is told to. */
export const forceDelete: Remarks = ({ force_delete: force }) => [
  flagOf(force) === true
    ? 'force_delete is set: its images are deleted with it'
    : 'AWS refuses while images are in it, since force_delete is not set',
];

/** Services confirm a subscription themselves; people and web servers have to do it again. */
export const confirmation: Remarks = ({ protocol }) =>
  protocol === 'email' || protocol === 'email-json' || protocol === 'http' || protocol === 'https'
    ? [`a subscription by ${protocol} has to be confirmed again`]
    : [];
