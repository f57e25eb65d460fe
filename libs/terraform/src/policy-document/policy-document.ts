import { EvaluationError } from '../expression/evaluation-error';
import { escapedJson } from '../value/escaped-json';
import {
  isUnknown,
  textOf,
  Unknown,
  unknownsIn,
  type ObjectValue,
  type Value,
} from '../value/value';
import { EMPTY_DOCUMENT, merged, type PolicyDocument, type Statement } from './document';
import { ownStatements, textsIn } from './own-statements';
import { readDocument } from './read-document';
import { jsonOf } from './write-document';

/**
 * The `json` of an `aws_iam_policy_document` data source, to the byte as the AWS provider writes it.
 *
 * @returns the mark where any part is unknown, or where the provider refuses the document
 */
export function policyDocumentJson(attributes: ObjectValue): Value {
  return policyDocument(attributes, 2);
}

/**
 * One of the texts of the data source: its `json` has an indent of 2.
 *
 * @param indent spaces for each level; undefined for its `minified_json`
 */
export function policyDocument(attributes: ObjectValue, indent?: number): Value {
  const unknowns = unknownsIn(attributes);
  if (unknowns.length > 0) {
    return new Unknown(
      partlyKnown(attributes),
      unknowns.flatMap((each) => each.references),
      unknowns[0]?.reason ?? 'a part of the policy is not known',
    );
  }
  try {
    return escapedJson(jsonOf(documentOf(attributes)), indent);
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    return new Unknown(NOTHING, [], error.message);
  }
}

const NOTHING = '(known after apply)';

/** The document with Terraform's own text in it. Without all of its statements it would be another one. */
function partlyKnown(attributes: ObjectValue): string {
  const lists = ['statement', 'source_policy_documents', 'override_policy_documents'];
  if (lists.some((name) => isUnknown(attributes[name]))) return NOTHING;
  try {
    return JSON.stringify(jsonOf(documentOf(attributes)));
  } catch (error) {
    if (error instanceof EvaluationError) return NOTHING;
    throw error;
  }
}

function documentOf(attributes: ObjectValue): PolicyDocument {
  const sources = documentsIn(attributes['source_policy_documents']);
  refuseDuplicates(sources.flatMap(({ statements }) => statements));
  const version = textOf(attributes['version']) ?? '2012-10-17';
  const own = {
    version,
    id: textOf(attributes['policy_id']) ?? '',
    statements: ownStatements(attributes),
  };
  refuseDuplicates(own.statements);
  if (version === '2008-10-17' && JSON.stringify(attributes['statement'] ?? []).includes('&{')) {
    throw new EvaluationError('a document of version 2008-10-17 has no variables');
  }
  const overrides = documentsIn(attributes['override_policy_documents']);
  return [...sources, own, ...overrides].reduce(merged, EMPTY_DOCUMENT);
}

/** The provider skips empty texts. */
function documentsIn(value: Value | undefined): readonly PolicyDocument[] {
  return textsIn(value)
    .filter((text) => text !== '')
    .map(readDocument);
}

function refuseDuplicates(statements: readonly Statement[]): void {
  const sids = statements.map(({ sid }) => sid).filter((sid) => sid !== undefined);
  const twice = sids.find((sid, at) => sids.indexOf(sid) !== at);
  if (twice !== undefined) throw new EvaluationError(`two statements have the sid ${twice}`);
}
