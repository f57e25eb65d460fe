import { createHash } from 'node:crypto';

/** What Terraform reads of a resource but API Gateway does not. */
const NOT_OF_THE_API = ['//', 'depends_on', 'lifecycle', 'tags'];

/**
 * What a deployment is made anew for: a digest of the text of the API's resources, and one of the values that the text
 * refers to, which Terraform computes. Nothing else changes it, so neither an unchanged API nor a newer provider that
 * knows more arguments makes a deployment.
 */
export function configurationDigest(resources: readonly Readonly<Record<string, unknown>>[]): {
  readonly configuration: string;
  readonly references: string;
} {
  const text = JSON.stringify(
    resources.map((resource) =>
      Object.fromEntries(
        Object.entries(resource).filter(([argument]) => !NOT_OF_THE_API.includes(argument)),
      ),
    ),
  );
  const references = referencesOf(resources);
  return {
    configuration: createHash('sha256').update(text).digest('hex'),
    references: references.length === 0 ? '' : `\${sha256(jsonencode([${references.join(', ')}]))}`,
  };
}

/** The expressions in all strings, each once, sorted. */
function referencesOf(value: unknown): readonly string[] {
  const found = new Set<string>();
  const visit = (part: unknown): void => {
    if (typeof part === 'string')
      expressionsOf(part).forEach((expression) => found.add(expression));
    else if (Array.isArray(part)) part.forEach(visit);
    else if (typeof part === 'object' && part !== null) {
      Object.entries(part).forEach(([key, inner]) => {
        if (!NOT_OF_THE_API.includes(key)) visit(inner);
      });
    }
  };
  visit(value);
  return [...found].sort();
}

/** What stands between `${` and its `}`; `$${` is no expression. */
function expressionsOf(text: string): string[] {
  const expressions: string[] = [];
  for (let at = text.indexOf('${'); at >= 0; at = text.indexOf('${', at + 2)) {
    if (text[at - 1] === '$') continue;
    let depth = 1;
    let end = at + 2;
    for (; end < text.length && depth > 0; end += 1) {
      if (text[end] === '{') depth += 1;
      if (text[end] === '}') depth -= 1;
    }
    expressions.push(text.slice(at + 2, end - 1));
    at = end - 2;
  }
  return expressions;
}
