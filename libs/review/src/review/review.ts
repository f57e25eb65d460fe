import type { Severity } from '@archway/checks';

/**
 * What a review can be concerned about, the worst first. These are the words of `--fail-on`, and the
 * order in which a verdict tells them.
 */
export const CONCERNS = {
  'destroy-stateful': 'Something that holds data is destroyed',
  'replace-stateful': 'Something that holds data is destroyed and made anew',
  public: 'Anybody on the internet can reach or read it',
  admin: 'Somebody may do everything',
  privilege: 'Somebody may do what they could not do before',
  reachable: 'Networks can reach what they could not reach before',
  encryption: 'It is no longer encrypted, or with a weaker key',
  backup: 'It is no longer backed up, or can no longer be brought back',
  irreversible: 'Nobody can undo it once it is applied, or after a date',
  protection: 'A protection is taken away',
  alarm: 'Nobody is notified',
  'check-error': 'A new error of archway check',
  destroy: 'Something that holds no data is destroyed',
  replace: 'Something that holds no data is replaced',
  'check-warning': 'A new warning of archway check',
  drift: 'It was changed outside of Terraform',
  incomplete: 'The review could not see everything',
} as const;

export type ConcernKind = keyof typeof CONCERNS;

/** How much a concern weighs: stop and think, look at it, or know it. */
export type Level = 'stop' | 'look' | 'note';

/** One point of the verdict. */
export interface Concern {
  readonly kind: ConcernKind;
  readonly level: Level;
  /** The plan's id. */
  readonly plan: string;
  /** The resource it is about; the subject of a permission is its role. */
  readonly address: string;
  readonly constructPath: string;
  /** One sentence without a full stop, with what it holds or who it is: the reviewer reads only this. */
  readonly text: string;
  /**
   * What is behind it, such as the attribute that forces the replacement: a line each, or a block of
   * Terraform of several lines.
   */
  readonly details: readonly string[];
  /** Whom a permission is about, where the resource that states it is another. @default - the resource */
  readonly principal?: Principal;
  /** What else it is, where another concern says the same of the resource: a gate stops at these too. @default - none */
  readonly also?: readonly ConcernKind[];
  /** Why somebody accepts it: it is a note then, and a gate on its kind passes. @default - nobody does */
  readonly accepted?: string;
}

/** A role, user or group that may do something. */
export interface Principal {
  readonly address: string;
  /** It is made by the same plan. */
  readonly isNew: boolean;
}

export interface Verdict {
  /** The worst level of the concerns; `clean` where something changes without concern, `nothing` where nothing does. */
  readonly level: Level | 'clean' | 'nothing';
  /** The one sentence that leads the review, without a full stop. */
  readonly sentence: string;
  readonly concerns: readonly Concern[];
}

/** What a group of lines about meaning is about. */
export const TOPICS = {
  permissions: 'Permissions',
  access: 'Access by resource policy',
  network: 'Network reach',
  routes: 'Routes',
  dns: 'DNS',
  filter: 'Filter policies',
  waf: 'WAF',
  encryption: 'Encryption',
  backup: 'Backup and recovery',
  alarms: 'Alarms',
  protection: 'Protection',
} as const;

export type Topic = keyof typeof TOPICS;

/** A change told by what it means: a statement of a policy, a rule of a security group, a route. */
export interface Meaning {
  readonly topic: Topic;
  /** The changed resource that it explains. */
  readonly address: string;
  readonly sign: 'added' | 'removed' | 'changed';
  /** One line, such as `lambda role may s3:GetObject on uploads/*`. */
  readonly text: string;
  /** The attributes of the resource, at their top level, whose text need not be shown beside it. */
  readonly explains: readonly string[];
  /** What the verdict says of it. @default - nothing */
  readonly concern?: {
    readonly kind: ConcernKind;
    readonly level: Level;
    /** @default - the line itself */
    readonly text?: string;
    readonly details?: readonly string[];
    /** @default - the resource that the line is about */
    readonly principal?: Principal;
  };
}

/** One attribute, as text that may be shown: a sensitive value is `(sensitive value)`, an unknown one `(known after apply)`. */
export interface AttributeChange {
  /** Such as `redrive_policy.maxReceiveCount` or `ingress[0].from_port`. */
  readonly path: string;
  /** Undefined where there was none. */
  readonly before?: string;
  /** Undefined where there will be none. */
  readonly after?: string;
  /** This attribute forces the replacement. */
  readonly forcesReplacement?: boolean;
  /** Why it can be passed over: tags, a computed value, reordered JSON. @default - it matters */
  readonly noise?: 'tags' | 'computed' | 'reordered';
}

export type ChangeKind =
  'create' | 'update' | 'replace' | 'destroy' | 'move' | 'import' | 'forget' | 'read';

/** What happens to one resource. */
export interface Change {
  readonly address: string;
  readonly constructPath: string;
  readonly type: string;
  readonly module: string;
  readonly region?: string;
  readonly kind: ChangeKind;
  /** The new one stands before the old one goes. */
  readonly createBeforeDestroy?: boolean;
  /** Where it was before: a `moved` block, or a destroyed and a created resource that are one and the same. */
  readonly previousAddress?: string;
  readonly previousConstructPath?: string;
  /** It is destroyed to be created with the same arguments under this address, and no `moved` block says so. */
  readonly renamedTo?: string;
  /** Why Terraform does it, in a reader's words: `cannot change kms_master_key_id in place`. */
  readonly because?: string;
  /** What it holds, such as `messages` or `objects`; undefined for what holds nothing. */
  readonly holds?: string;
  /** Nothing but noise changes. */
  readonly noise: boolean;
  readonly attributes: readonly AttributeChange[];
  readonly meanings: readonly Meaning[];
}

/** A part of the architecture for the graph: what changes, and what it is directly tied to. */
export interface GraphNode {
  readonly address: string;
  readonly constructPath: string;
  readonly type: string;
  /** `none` for a neighbour that stays as it is. */
  readonly kind: ChangeKind | 'none';
}

/** `from` uses `to`. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  /** An edge that is new, or goes. @default - it stays */
  readonly change?: 'added' | 'removed';
}

export interface Counts {
  readonly create: number;
  readonly update: number;
  readonly replace: number;
  readonly destroy: number;
  readonly move: number;
  readonly import: number;
  readonly forget: number;
  /** Destroyed and created again under another address: of each, so many of `create` and of `destroy`. @default 0 */
  readonly renamed?: number;
  /** Changes of nothing but noise; they are counted nowhere else. */
  readonly noise: number;
  readonly unchanged: number;
}

/** A finding of `archway check`. */
export interface CheckFinding {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly plan: string;
  readonly address: string;
  readonly constructPath: string;
  readonly message: string;
  readonly fix: string;
  readonly awsPage: string;
}

export interface PlanReview {
  /** Unique in the review: the stack's name, with the app before it where two are called the same. */
  readonly id: string;
  /** The app the stack belongs to, where it is known. */
  readonly app?: string;
  /** The name of the stack. */
  readonly stack: string;
  /** Such as `1.11.4`. */
  readonly terraformVersion?: string;
  /** Planned without a state: everything is new, and nothing can be said of what is deployed. */
  readonly withoutState: boolean;
  /** Compared with a plan of the base, and not with what is deployed. @default false */
  readonly againstBase?: boolean;
  readonly counts: Counts;
  /** In the order of construct paths; `read` and unchanged resources are left out. */
  readonly changes: readonly Change[];
  /** What changed outside of Terraform. */
  readonly drift: readonly Change[];
  readonly outputs: readonly AttributeChange[];
  readonly graph: { readonly nodes: readonly GraphNode[]; readonly edges: readonly GraphEdge[] };
}

/** Plans told by what they mean. It is plain JSON; `archway review --format json` prints it. */
export interface Review {
  /** Counted up when a field changes its meaning. */
  readonly version: 1;
  readonly verdict: Verdict;
  readonly counts: Counts;
  readonly plans: readonly PlanReview[];
  readonly checks: {
    /** Found in what there will be and not in what there is. */
    readonly added: readonly CheckFinding[];
    /** Found in what there is and not any more. */
    readonly fixed: readonly CheckFinding[];
    /** How many stay. */
    readonly kept: number;
    /** How often a rule could not see what it had to know. */
    readonly unseen: number;
  };
}
