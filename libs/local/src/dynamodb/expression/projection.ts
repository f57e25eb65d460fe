import type { Placeholders } from './names';
import { Parser } from './parser';
import type { Path } from './path';

/** Reads a projection. @throws AwsError where it is none */
export function parseProjection(expression: string, placeholders: Placeholders): readonly Path[] {
  const parser = new Parser(expression, 'ProjectionExpression', placeholders);
  const paths = [parser.path()];
  while (parser.takes(',')) paths.push(parser.path());
  parser.checkPaths(paths);
  parser.end();
  return paths;
}
