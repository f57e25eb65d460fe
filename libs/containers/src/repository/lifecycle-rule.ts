import type { Problem } from '@archway/core';
import { notWhole, problemIf, show } from '@archway/core';

/** Which images a lifecycle rule looks at, and which of them it deletes. */
export interface LifecycleRule {
  /**
   * @default - none
   */
  readonly description?: string;

  /**
   * Images that have a tag with one of these prefixes. Mutually exclusive with `tagPatterns` and `untagged`.
   *
   * @default - any image, where `tagPatterns` and `untagged` are not given
   */
  readonly tagPrefixes?: readonly string[];

  /**
   * Images that have a tag of these patterns, in which `*` stands for any text: at most four in one pattern.
   *
   * @default - any image, where `tagPrefixes` and `untagged` are not given
   */
  readonly tagPatterns?: readonly string[];

  /**
   * Images without a tag.
   *
   * @default false
   */
  readonly untagged?: boolean;

  /**
   * How many of the youngest images are kept. Exactly one of this and `expireAfterDays` is given.
   *
   * @default - images are deleted by age
   */
  readonly keepImages?: number;

  /**
   * How old an image becomes, in days after its push.
   *
   * @default - images are deleted by number
   */
  readonly expireAfterDays?: number;
}

/** An image that nobody can name any longer, such as one whose tag moved. */
export const DEFAULT_LIFECYCLE_RULES: readonly LifecycleRule[] = [
  { description: 'Images without a tag', untagged: true, expireAfterDays: 14 },
];

/**
 * What ECR would refuse of a repository's rules; Terraform's provider takes a rule of `tagged` without a tag.
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html
 */
export function lifecycleProblems(rules: readonly LifecycleRule[]): readonly Problem[] {
  const any = rules.flatMap((rule, index) => (selectsAny(rule) ? [index] : []));
  return [
    problemIf(rules.length > 50, `lifecycleRules must be at most 50, got ${rules.length}`),
    problemIf(
      any.length > 1 || (any.length === 1 && any[0] !== rules.length - 1),
      `lifecycleRules must end with the one rule for any image, got it at ${any.map((index) => index + 1).join(', ')} of ${rules.length}`,
    ),
    problemIf(
      rules.filter((rule) => rule.untagged).length > 1,
      'lifecycleRules must have one rule for images without a tag, got several',
    ),
    ...rules.flatMap((rule, index) => ruleProblems(`lifecycleRules[${index}]`, rule)),
  ];
}

/** The policy as ECR reads it. Rules count in the order given. */
export function renderLifecycle(rules: readonly LifecycleRule[]): string {
  return JSON.stringify({
    rules: rules.map((rule, index) => ({
      rulePriority: index + 1,
      ...(rule.description === undefined ? {} : { description: rule.description }),
      selection: { ...renderTags(rule), ...renderCount(rule) },
      action: { type: 'expire' },
    })),
  });
}

function ruleProblems(at: string, rule: LifecycleRule): readonly Problem[] {
  const { tagPrefixes, tagPatterns, untagged = false, keepImages, expireAfterDays } = rule;
  const ways = [tagPrefixes !== undefined, tagPatterns !== undefined, untagged];
  return [
    problemIf(
      ways.filter(Boolean).length > 1,
      `${at} must have one of tagPrefixes, tagPatterns and untagged, got several`,
    ),
    problemIf(
      tagPrefixes?.length === 0 || tagPatterns?.length === 0,
      `${at} must name at least one tag, got none`,
    ),
    ...(tagPatterns ?? []).map((pattern) =>
      problemIf(
        pattern.split('*').length > 5,
        `${at}.tagPatterns must have at most four '*' each, got ${show(pattern)}`,
      ),
    ),
    problemIf(
      (keepImages === undefined) === (expireAfterDays === undefined),
      `${at} must have exactly one of keepImages and expireAfterDays`,
    ),
    notWhole(`${at}.keepImages`, keepImages, 1, Number.MAX_SAFE_INTEGER),
    notWhole(`${at}.expireAfterDays`, expireAfterDays, 1, Number.MAX_SAFE_INTEGER),
  ];
}

function selectsAny({ tagPrefixes, tagPatterns, untagged = false }: LifecycleRule): boolean {
  return tagPrefixes === undefined && tagPatterns === undefined && !untagged;
}

function renderTags({ tagPrefixes, tagPatterns, untagged = false }: LifecycleRule): object {
  if (tagPrefixes) return { tagStatus: 'tagged', tagPrefixList: tagPrefixes };
  if (tagPatterns) return { tagStatus: 'tagged', tagPatternList: tagPatterns };
  return { tagStatus: untagged ? 'untagged' : 'any' };
}

function renderCount({ keepImages, expireAfterDays }: LifecycleRule): object {
  return keepImages === undefined
    ? { countType: 'sinceImagePushed', countUnit: 'days', countNumber: expireAfterDays }
    : { countType: 'imageCountMoreThan', countNumber: keepImages };
}
