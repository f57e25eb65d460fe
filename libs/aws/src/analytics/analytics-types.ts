import type { ResourceType } from '../resource-type/resource-type';
import { glueResourcePolicy } from './glue-resource-policy';
import { glueJob } from './glue-job';
import { glueCrawler } from './glue-crawler';
import { glueConnection } from './glue-connection';
import { glueRegistry } from './glue-registry';
import { mwaaEnvironment } from './mwaa-environment';
import { redshiftResourcePolicy } from './redshift-resource-policy';
import { lakeformationResource } from './lakeformation-resource';

export const ANALYTICS: readonly ResourceType[] = [
  glueResourcePolicy,
  glueJob,
  glueCrawler,
  glueConnection,
  glueRegistry,
  mwaaEnvironment,
  redshiftResourcePolicy,
  lakeformationResource,
];
