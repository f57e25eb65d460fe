import { reject, notMatching } from '@archway/core';
import type { CloudFrontFunctionSource } from './cloudfront-function';

/**
 * The code of a viewer request function that answers navigation with one page, as a single-page application needs.
 * A path whose last part has an extension stays a file, and every method but GET and HEAD passes unchanged. Unlike an
 * error response, which applies to the whole distribution, it concerns only the behaviors that it is attached to.
 *
 * @param page the path of the page, such as `/index.html`
 * @throws where the page is no absolute path
 */
export function rewriteNavigations(page = '/index.html'): CloudFrontFunctionSource {
  reject('rewriteNavigations', [
    notMatching('page', page, /^\/[\w./~-]+$/, "a path that starts with '/', such as /index.html"),
  ]);
  return {
    code: [
      'function handler(event) {',
      '  var request = event.request;',
      "  var reads = request.method === 'GET' || request.method === 'HEAD';",
      "  var file = request.uri.slice(request.uri.lastIndexOf('/') + 1);",
      `  if (reads && !file.includes('.')) request.uri = '${page}';`,
      '  return request;',
      '}',
      '',
    ].join('\n'),
  };
}
