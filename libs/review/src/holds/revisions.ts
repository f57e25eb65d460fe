/** Types of which a new revision takes the place of the old one: to replace it is how they are updated. */
const REVISIONS: ReadonlySet<string> = new Set([
  'aws_api_gateway_deployment',
  'aws_apigatewayv2_deployment',
  'aws_appconfig_hosted_configuration_version',
  'aws_batch_job_definition',
  'aws_ecs_task_definition',
  'aws_lambda_layer_version',
  'aws_secretsmanager_secret_version',
]);

/** Whether a resource is replaced on each deployment, and nobody misses the one before. */
export function isRevision(type: string): boolean {
  return REVISIONS.has(type);
}
