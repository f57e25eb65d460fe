/**
 * How much is lost with a resource. `data` cannot be made again from the configuration; a `record` is data that
 * others have too, or that only looks back; `identity` is what others know it by; `service` is what it does
 * meanwhile.
 */
export type Weight = 'data' | 'record' | 'identity' | 'service';

/** What a resource holds, and what losing it means. */
export interface Loss {
  readonly weight: Weight;
  /** Such as `messages`. */
  readonly holds: string;
  /** What follows for others, as a sentence without an end. */
  readonly follows?: string;
  /** Values of arguments with which nothing is lost. */
  readonly notWhen?: Readonly<Record<string, readonly string[]>>;
}

/** An argument that makes a deletion less or more than it seems. */
export type Deletion =
  /** AWS refuses to delete what has `content`, unless the argument is true. */
  | { readonly kind: 'content'; readonly argument: string; readonly content: string }
  /** AWS refuses while the argument is true, or `ACTIVE`. */
  | { readonly kind: 'refused'; readonly argument: string }
  /** A final snapshot is taken, unless `skip_final_snapshot` is true. */
  | { readonly kind: 'final-snapshot' }
  /** Automated backups stay where the argument is false. */
  | { readonly kind: 'automated-backups'; readonly argument: string }
  /** It can be brought back for as many days as the argument says. */
  | { readonly kind: 'waiting'; readonly argument: string }
  /** Terraform forgets it, and it stays in AWS, where the argument is true. */
  | { readonly kind: 'kept'; readonly argument: string }
  /** Somebody has to confirm it again where the argument has one of these values. */
  | {
      readonly kind: 'confirmed';
      readonly argument: string;
      readonly values: readonly string[];
    };

/** What is guarded: against deletion and misuse, what can be brought back, what somebody learns of. */
export type GuardTopic = 'protection' | 'backup' | 'alarms';

/** How much a lost guard weighs; what is not stated weighs what its topic weighs. */
export type GuardLevel = 'stop' | 'look' | 'note';

interface GuardOf {
  readonly topic: GuardTopic;
  /** The argument, with dots within blocks. Where nothing states it, the default of the type counts. */
  readonly argument: string;
}

/** An argument that guards something while it has a value. `lost` and `gained` follow the resource's name. */
export type Guard = GuardOf &
  (
    | {
        readonly kind: 'flag';
        /** The value that guards. @default true */
        readonly guarding?: boolean;
        readonly lost: string;
        readonly gained: string;
        readonly level?: GuardLevel;
      }
    | {
        readonly kind: 'choice';
        readonly guarding: readonly string[];
        readonly lost: string;
        readonly gained: string;
      }
    | {
        readonly kind: 'presence';
        readonly lost: string;
        readonly gained: string;
      }
    | {
        readonly kind: 'amount';
        /** What precedes the numbers, such as `keeps backups for`. */
        readonly what: string;
        readonly unit: 'days' | 'hours' | 'seconds';
        /** Whether 0 is for ever. @default false */
        readonly zeroIsForever?: boolean;
        /** What is said instead where nothing is left. @default - the numbers */
        readonly none?: string;
        readonly noneLevel?: GuardLevel;
      }
  );

/** What ends with a resource that guards another one. */
export interface Removal {
  readonly topic: GuardTopic;
  /** What ends, as a sentence without an end. */
  readonly text: string;
  /** Whose loss it is. @default 'itself' */
  readonly of?: 'itself' | 'owner';
  /** Arguments that name what it is about: where that is destroyed too, nothing ends. */
  readonly about?: readonly string[];
  /** Values of arguments with which something ends. @default - any */
  readonly when?: Readonly<Record<string, readonly string[]>>;
  readonly level?: GuardLevel;
}
