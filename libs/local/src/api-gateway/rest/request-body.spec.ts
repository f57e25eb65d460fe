import { requestTemplate } from './request-body';

/**
 * The table of "Method request behavior for payloads without mapping templates": what becomes of a body
 * without a template, by its content type and the passthrough behavior.
 */
const JSON_ONLY = { 'application/json': 'json' };
const JSON_AND_XML = { ...JSON_ONLY, 'application/xml': 'xml' };
const NO_TYPE = undefined;

describe.each([
  ['no templates', {}],
  ['a template for JSON', JSON_ONLY],
  ['templates for JSON and XML', JSON_AND_XML],
] as const)('with %s', (_, templates: Readonly<Record<string, string>>) => {
  const count = Object.keys(templates).length;
  const outcomes = (type: string | undefined) =>
    (['WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER'] as const).map((passthrough) => {
      try {
        return requestTemplate({ templates, passthrough }, type) === undefined
          ? 'passed'
          : 'transformed';
      } catch (error) {
        return (error as { status: number }).status;
      }
    });
  const mapped = ['transformed', 'transformed', 'transformed'];
  const unmapped = ['passed', count === 0 ? 'passed' : 415, 415];

  it.each([
    ['no content type', NO_TYPE, count > 0 ? mapped : unmapped],
    ['application/json', 'application/json', count > 0 ? mapped : unmapped],
    ['JSON with a charset', 'application/json; charset=utf-8', count > 0 ? mapped : unmapped],
    ['application/xml', 'application/xml', count > 1 ? mapped : unmapped],
    ['text/plain', 'text/plain', unmapped],
  ])('%s', (_type, type, expected) => {
    expect(outcomes(type)).toEqual(expected);
  });
});
