import { textOf } from '@archway/terraform';
import type { Estate, Subject } from '../estate/estate';
import { interpolationsIn } from '../estate/reference';
import { admits, allows, isEveryone, type Condition, type Statement } from '../policy/policy';

/** Whether something holds; unknown where it depends on what is not known. */
export type Answer = 'yes' | 'no' | 'unknown';

const SERVICE = 'cloudfront.amazonaws.com';

/**
 * Whether a statement of a key policy lets CloudFront decrypt for a distribution.
 *
 * @param stated the resource that states the policy: references in it are its own
 */
export function letsDistribution(
  estate: Estate,
  stated: Subject,
  statement: Statement,
  distribution: Subject,
): Answer {
  const names = (statement.principals ?? []).some(
    (principal) => principal.id === SERVICE || isEveryone(principal),
  );
  if (!names || !allows(statement, 'kms:Decrypt')) return 'no';
  const answers = statement.conditions
    .filter(({ key }) => key === 'aws:sourcearn')
    .map((condition) => meets(estate, stated, condition, distribution));
  if (answers.includes('no')) return 'no';
  return answers.includes('unknown') ? 'unknown' : 'yes';
}

function meets(
  estate: Estate,
  stated: Subject,
  { operator, values }: Condition,
  distribution: Subject,
): Answer {
  const answers = values.map((value) => {
    if (/String(Not)?Equals$/.test(operator) && value.includes('*')) return 'no';
    return names(estate, stated, value, distribution);
  });
  if (/Not(Equals|Like)/.test(operator)) return answers.includes('no') ? 'yes' : 'unknown';
  if (answers.includes('yes')) return 'yes';
  return answers.includes('unknown') ? 'unknown' : 'no';
}

/** Whether a value of `aws:SourceArn` is, or takes in, the ARN of a distribution. */
function names(estate: Estate, stated: Subject, value: string, distribution: Subject): Answer {
  if (/(^|:distribution\/)\*$/.test(value)) return 'yes';
  const named = interpolationsIn(value)
    .map((inner) => estate.target(stated, `\${${inner}}`, 'aws_cloudfront_distribution'))
    .filter((found) => found !== undefined);
  if (named.some(({ key }) => key === distribution.key)) return 'yes';
  if (named.length > 0) return 'no';
  const arn = textOf(distribution.attributes['arn']);
  if (value.includes('${') || arn === undefined) return isOther(value) ? 'no' : 'unknown';
  return admits(value, arn) ? 'yes' : 'no';
}

/** An ARN of something that is no distribution, such as a bucket. */
function isOther(value: string): boolean {
  return /^arn:[\w-]+:(?!cloudfront:)[\w-]+:/.test(value);
}
