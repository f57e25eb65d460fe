import {
  blocksOf,
  isList,
  isUnknown,
  textOf,
  Unknown,
  unknownsIn,
  type ObjectValue,
  type Value,
} from '../value/value';

type Statement = Record<string, unknown>;

/**
 * The `json` of an `aws_iam_policy_document` data source, as the AWS provider writes it: lists of one
 * become single values, `&{…}` becomes `${…}`, later statements replace earlier ones of their sid.
 *
 * @returns the mark where any part is unknown
 */
export function policyDocumentJson(attributes: ObjectValue): Value {
  const unknowns = unknownsIn(attributes);
  if (unknowns.length > 0) {
    return new Unknown(
      // Without the statements of every source it would be another policy.
      SOURCES.every((name) => isReadable(attributes[name]))
        ? JSON.stringify(documentOf(attributes))
        : '(known after apply)',
      unknowns.flatMap((each) => each.references),
      unknowns[0]?.reason ?? 'a part of the policy is not known',
    );
  }
  return JSON.stringify(documentOf(attributes), null, 2);
}

const SOURCES = ['source_policy_documents', 'override_policy_documents'] as const;

/** Whether all documents of a list are JSON, references in them or not. */
function isReadable(value: Value | undefined): boolean {
  if (isUnknown(value)) return false;
  return textsIn(value).every((text) => {
    try {
      return typeof JSON.parse(text) === 'object';
    } catch {
      return false;
    }
  });
}

function textsIn(value: Value | undefined): readonly string[] {
  const items = isList(value) ? value : [value];
  return items
    .map((item) => (isUnknown(item) ? item.expression : textOf(item)))
    .filter((text) => text !== undefined);
}

function documentOf(attributes: ObjectValue): unknown {
  const id = textOf(attributes['policy_id']);
  const [sources = [], overrides = []] = SOURCES.map((name) =>
    textsIn(attributes[name]).map(parsed),
  );
  const own = blocksOf(attributes['statement']).map(statementOf);
  const statements = merge([...sources, own, ...overrides]);
  return {
    Version: textOf(attributes['version']) ?? '2012-10-17',
    ...(id === undefined ? {} : { Id: id }),
    Statement: statements,
  };
}

function parsed(json: string): Statement[] {
  const { Statement = [] } = JSON.parse(json) as { Statement?: Statement | Statement[] };
  return [Statement].flat();
}

function merge(groups: readonly Statement[][]): Statement[] {
  const merged: Statement[] = [];
  for (const statement of groups.flat()) {
    const sid = statement['Sid'];
    const at =
      typeof sid === 'string' && sid !== '' ? merged.findIndex((each) => each['Sid'] === sid) : -1;
    if (at >= 0) merged[at] = statement;
    else merged.push(statement);
  }
  return merged;
}

function statementOf(block: ObjectValue): Statement {
  const sid = textOf(block['sid']);
  const conditions = blocksOf(block['condition']);
  return {
    ...(sid === undefined || sid === '' ? {} : { Sid: sid }),
    Effect: textOf(block['effect']) ?? 'Allow',
    ...listed('Action', block['actions']),
    ...listed('NotAction', block['not_actions']),
    ...listed('Resource', block['resources']),
    ...listed('NotResource', block['not_resources']),
    ...principals('Principal', block['principals']),
    ...principals('NotPrincipal', block['not_principals']),
    ...(conditions.length === 0 ? {} : { Condition: conditionOf(conditions) }),
  };
}

function listed(name: string, value: Value | undefined): Statement {
  const values = shown(value);
  return values.length === 0 ? {} : { [name]: single(values) };
}

function principals(name: string, value: Value | undefined): Statement {
  const blocks = blocksOf(value);
  if (blocks.length === 0) return {};
  const byType: Record<string, string[]> = {};
  for (const block of blocks) {
    (byType[textOf(block['type']) ?? ''] ??= []).push(...shown(block['identifiers']));
  }
  if (Object.keys(byType).join() === '*' && byType['*']?.join() === '*') return { [name]: '*' };
  return {
    [name]: Object.fromEntries(Object.entries(byType).map(([type, ids]) => [type, single(ids)])),
  };
}

function conditionOf(blocks: readonly ObjectValue[]): Record<string, Record<string, unknown>> {
  const condition: Record<string, Record<string, string[]>> = {};
  for (const block of blocks) {
    const keys = (condition[textOf(block['test']) ?? ''] ??= {});
    (keys[textOf(block['variable']) ?? ''] ??= []).push(...shown(block['values']));
  }
  return Object.fromEntries(
    Object.entries(condition).map(([test, keys]) => [
      test,
      Object.fromEntries(Object.entries(keys).map(([key, values]) => [key, single(values)])),
    ]),
  );
}

/** The texts of a list with marks in Terraform's words, and `&{` as the variable it stands for. */
function shown(value: Value | undefined): string[] {
  return textsIn(value).map((text) => text.replaceAll('&{', '${'));
}

function single(values: readonly string[]): string | readonly string[] {
  const [only] = values;
  return values.length === 1 && only !== undefined ? only : values;
}
