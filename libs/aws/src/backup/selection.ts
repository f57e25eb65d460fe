/** What AWS Backup knows of one resource when it assigns resources to a plan. */
export interface Candidate {
  /**
   * @default - not known before an apply
   */
  readonly arn?: string;
  /**
   * Its type in the opt-in settings, such as `EBS` or `DynamoDB`.
   */
  readonly service: string;
  /** Tags; a value that is not known is undefined. */
  readonly tags: ReadonlyMap<string, string | undefined>;
  /** Whether there may be tags besides. @default false */
  readonly tagsMayBeMore?: boolean;
}

/** A condition on one tag, its key without `aws:ResourceTag/`. */
export interface TagCondition {
  readonly operator: 'StringEquals' | 'StringNotEquals' | 'StringLike' | 'StringNotLike';
  readonly key: string;
  /** @default - not known before an apply */
  readonly value?: string;
}

/** A selection of AWS Backup. */
export interface Selection {
  /** Whether a pattern or ARN means the candidate; undefined where that is not known. */
  readonly resources: readonly ArnMatcher[];
  readonly notResources: readonly ArnMatcher[];
  /** `ListOfTags`: any of them is enough. */
  readonly anyTags: readonly TagCondition[];
  /** `Conditions`: all of them have to hold. */
  readonly conditions: readonly TagCondition[];
}

/** An ARN, a pattern with `*`, or a reference: does it mean this resource? */
export interface ArnMatcher {
  readonly text: string;
  matches(candidate: Candidate): Known;
}

/** Yes, no, or not known. */
export type Known = boolean | undefined;

/** Aurora, DocumentDB and Neptune share their ARNs with others, so that an ARN does not opt them in. */
const ALWAYS_BY_OPT_IN: ReadonlySet<string> = new Set(['Aurora', 'DocumentDB', 'Neptune']);

/**
 * Whether a selection selects a resource: any of the resources or any of the tags, and all conditions, and none of the
 * excluded ones. A selection that says nothing of resources or tags means every resource of the services that are opted in.
 *
 * @param optedIn whether the account's settings opt the service in, in this region
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupSelection.html
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html
 */
export function selects(selection: Selection, candidate: Candidate, optedIn: Known): Known {
  const { resources, notResources, anyTags, conditions } = selection;
  const byResource = any(
    resources.map((matcher) =>
      all([
        matcher.matches(candidate),
        namesType(matcher.text) && !ALWAYS_BY_OPT_IN.has(candidate.service) ? true : optedIn,
      ]),
    ),
  );
  const byTag = all([any(anyTags.map((tag) => holds(tag, candidate))), optedIn]);
  const byNothing = resources.length + anyTags.length === 0 ? optedIn : false;
  return all([
    any([byResource, byTag, byNothing]),
    ...conditions.map((condition) => holds(condition, candidate)),
    not(any(notResources.map((matcher) => matcher.matches(candidate)))),
  ]);
}

/** Whether a selection names nothing, and so selects everything that is opted in. */
export function selectsEverything({ resources, anyTags, conditions }: Selection): boolean {
  const all = resources.some(({ text }) => text === '*') || resources.length + anyTags.length === 0;
  return all && conditions.length === 0;
}

/**
 * Whether a resource in `ARN` form is of a named type, such as `arn:aws:ec2:*:*:volume/*`: then it is backed up whether or
 * not its service is opted in. `*` and `arn:aws:ec2:*` name none.
 */
function namesType(pattern: string): boolean {
  if (!pattern.startsWith('arn:')) return !pattern.startsWith('*');
  const parts = pattern.split(':');
  const [, , service = '*'] = parts;
  if (service.includes('*')) return false;
  // S3 and DynamoDB have one type; others name theirs behind the account.
  if (['dynamodb', 's3', 'elasticfilesystem', 'fsx'].includes(service)) return true;
  return parts.length > 5 && parts[5] !== '*' && parts[5] !== '';
}

/** Whether a pattern of AWS Backup means an ARN. */
export function matchesArn(pattern: string, arn: string): boolean {
  return glob(pattern).test(arn);
}

function holds({ operator, key, value }: TagCondition, candidate: Candidate): Known {
  const has = candidate.tags.has(key);
  const actual = candidate.tags.get(key);
  const negative = operator.startsWith('StringNot');
  if (!has) return candidate.tagsMayBeMore ? undefined : negative;
  if (actual === undefined || value === undefined) return undefined;
  const equal = operator.endsWith('Like') ? glob(value).test(actual) : value === actual;
  return equal !== negative;
}

function glob(pattern: string): RegExp {
  const source = pattern
    .split('*')
    .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${source}$`, 's');
}

function all(values: readonly Known[]): Known {
  if (values.includes(false)) return false;
  return values.includes(undefined) ? undefined : true;
}

function any(values: readonly Known[]): Known {
  if (values.includes(true)) return true;
  return values.includes(undefined) ? undefined : false;
}

function not(value: Known): Known {
  return value === undefined ? undefined : !value;
}
