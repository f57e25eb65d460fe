import type { Problem } from '@archway/core';
import { isOpen, problemIf, show } from '@archway/core';

/**
 * All of a function's variables together, names and values, in bytes.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
const MOST_BYTES = 4_096;

/**
 * What Lambda sets itself.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
 */
const RESERVED = [
  '_HANDLER',
  '_X_AMZN_TRACE_ID',
  'AWS_ACCESS_KEY',
  'AWS_ACCESS_KEY_ID',
  'AWS_DEFAULT_REGION',
  'AWS_EXECUTION_ENV',
  'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
  'AWS_LAMBDA_FUNCTION_NAME',
  'AWS_LAMBDA_FUNCTION_VERSION',
  'AWS_LAMBDA_INITIALIZATION_TYPE',
  'AWS_LAMBDA_LOG_GROUP_NAME',
  'AWS_LAMBDA_LOG_STREAM_NAME',
  'AWS_LAMBDA_RUNTIME_API',
  'AWS_REGION',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'LAMBDA_RUNTIME_DIR',
  'LAMBDA_TASK_ROOT',
];

/** What Lambda would refuse of a function's environment. Of values that Terraform computes only the name counts. */
export function environmentProblems(
  environment: Readonly<Record<string, string>>,
): readonly Problem[] {
  const bytes = Object.entries(environment)
    .flatMap(([name, value]) => (isOpen(value) ? [name] : [name, value]))
    .reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  return [
    ...Object.keys(environment).map((name) =>
      RESERVED.includes(name)
        ? `environment must leave ${name} to Lambda, which sets it itself`
        : problemIf(
            !/^[A-Za-z][A-Za-z0-9_]+$/.test(name),
            `environment must have names of two or more letters, digits and '_' that begin with a letter, got ${show(name)}`,
          ),
    ),
    problemIf(
      bytes > MOST_BYTES,
      `environment must have at most ${MOST_BYTES} bytes in all, got ${bytes}`,
    ),
  ];
}
