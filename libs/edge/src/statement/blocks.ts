/** Words whose capitals would part them: the API writes `IPSetForwardedIPConfig` and `CloudWatchMetricsEnabled`. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/AWSManagedRules(ACFP|ATP|BotControl)RuleSet/, 'AwsManagedRules$1RuleSet'],
  [/ACFP/, 'Acfp'],
  [/ATP/, 'Atp'],
  [/IPSet/, 'IpSet'],
  [/IPConfig/, 'IpConfig'],
  [/^ForwardedIP$/, 'ForwardedIp'],
  [/^IP$/, 'Ip'],
  [/^ARN$/, 'Arn'],
  [/HTTP/, 'Http'],
  [/^JA([34])/, 'Ja$1'],
  [/CloudWatch/, 'Cloudwatch'],
];

/** Lists that Terraform writes as one block an entry, and names by the entry. */
const ENTRIES = new Set([
  'Statements',
  'TextTransformations',
  'RuleActionOverrides',
  'CustomKeys',
  'InsertHeaders',
  'ResponseHeaders',
  'RuleLabels',
]);

/** Lists of objects with an identifier that Terraform writes as one list of identifiers. */
const IDENTIFIED = new Set(['PhoneNumberFields', 'AddressFields']);

/** What the API of AWS WAF takes, in the names and blocks of Terraform's provider. */
export function toBlocks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toBlocks);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) =>
      IDENTIFIED.has(name)
        ? [toSnakeCase(name), { identifiers: identifiersOf(inner) }]
        : [toArgument(name), toBlocks(inner)],
    ),
  );
}

function toArgument(name: string): string {
  return toSnakeCase(ENTRIES.has(name) ? name.slice(0, -1) : name);
}

function toSnakeCase(name: string): string {
  const worded = WORDS.reduce((text, [from, to]) => text.replace(from, to), name);
  return worded.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
}

function identifiersOf(fields: unknown): readonly string[] {
  return (fields as readonly { readonly Identifier: string }[]).map(({ Identifier }) => Identifier);
}
