import { resourceType, typesKnowing } from '@archway/aws';
import { textOf } from '@archway/terraform';
import type { Subject } from './estate';

/** Attributes by which other resources name a resource. */
const IDENTIFYING = [
  'arn',
  'id',
  'url',
  'name',
  'bucket',
  'function_name',
  'key_id',
  'domain_name',
  'dns_name',
] as const;

/** The service in the ARN of a type, and what precedes the name in it. */
const ARNS: ReadonlyMap<string, readonly [service: string, before: string]> = new Map(
  typesKnowing('arn').map(({ type, arn }) => {
    const [, , service = '', , , ...rest] = arn.replace('{path}', '/').split(':');
    return [type, [service, rest.join(':').replace(/\{(?:name|uuid)\}.*$/, '')]];
  }),
);

/** Types whose ARN goes on after the name: with the key of an object, with a stream. */
const CONTINUED = ['aws_s3_bucket', 'aws_dynamodb_table'];

/** What a resource can be named by, as far as it is stated. */
export function identifiersOf(subject: Subject): readonly string[] {
  const own = resourceType(subject.type)?.nameArgument ?? 'name';
  const texts = [...IDENTIFYING, own].map((name) => textOf(subject.attributes[name]));
  return [...new Set(texts.filter((text) => text !== undefined && text !== ''))] as string[];
}

/** What a text that names a resource of a type may be found under: itself, or the name in an ARN or URL. */
export function namesIn(text: string, type: string): readonly string[] {
  const names = [text];
  const [service, before] = ARNS.get(type) ?? [];
  if (service !== undefined && before !== undefined && text.startsWith('arn:')) {
    const parts = text.split(':');
    const rest = parts.slice(5).join(':');
    if (parts[2] === service && rest.startsWith(before)) {
      const name = rest.slice(before.length);
      // What follows the name: an object's key, a version or alias, a stream.
      names.push(name, ...(type === 'aws_iam_role' ? [name.split('/').at(-1) ?? ''] : []));
      names.push(name.split(CONTINUED.includes(type) ? '/' : ':')[0] ?? '');
    }
  }
  // An ARN ends in an identifier that no text knows: `regional/rulegroup/shop/0123…`.
  const group = /:wafv2:.*:(?:regional|global)\/rulegroup\/([^/]+)\//.exec(text)?.[1];
  if (type === 'aws_wafv2_rule_group' && group !== undefined) names.push(group);
  if (type === 'aws_sqs_queue' && /^https:\/\/sqs\./.test(text)) {
    names.push(text.split('/').at(-1) ?? '');
  }
  return names;
}
