import { notMatching, rejectProps } from '@archway/core';
import type { IntegratedRoute, RestIntegration, RestIntegrationConfig } from './rest-integration';

export interface MockOptions {
  /**
   * @default '200'
   */
  readonly statusCode?: string;

  /**
   * What makes the JSON body.
   *
   * @default - no body
   */
  readonly template?: string;

  /**
   * Headers, by name, with the mapping expressions that give their values: a constant stands in single quotes.
   *
   * @default - none
   */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Answers without anything behind it. */
export class MockIntegration implements RestIntegration {
  constructor(private readonly options: MockOptions = {}) {}

  bindRoute({ scope }: IntegratedRoute): RestIntegrationConfig {
    const { statusCode = '200', template, headers } = this.options;
    rejectProps(scope, [
      notMatching('statusCode', statusCode, /^[2-5]\d\d$/, 'a status such as 200'),
    ]);
    return {
      type: 'MOCK',
      template: `{"statusCode":${statusCode}}`,
      responses: [{ statusCode, template, headers }],
    };
  }
}
