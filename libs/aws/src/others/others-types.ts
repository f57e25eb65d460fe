import type { ResourceType } from '../resource-type/resource-type';
import { appconfigHostedConfigurationVersion } from './appconfig-hosted-configuration-version';
import { athenaWorkgroup } from './athena-workgroup';
import { codeartifactDomain } from './codeartifact-domain';
import { codeartifactRepository } from './codeartifact-repository';
import { codebuildProject } from './codebuild-project';
import { codecommitRepository } from './codecommit-repository';
import { glueCatalogDatabase } from './glue-catalog-database';
import { glueCatalogTable } from './glue-catalog-table';
import { iotCertificate } from './iot-certificate';
import { lightsailDatabase } from './lightsail-database';
import { lightsailDisk } from './lightsail-disk';
import { mqBroker } from './mq-broker';
import { quicksightDataSet } from './quicksight-data-set';
import { sagemakerDomain } from './sagemaker-domain';
import { sagemakerNotebookInstance } from './sagemaker-notebook-instance';
import { sesDomainIdentity } from './ses-domain-identity';
import { sesEventDestination } from './ses-event-destination';
import { sesv2EmailIdentity } from './sesv2-email-identity';
import { workspacesWorkspace } from './workspaces-workspace';
import { lightsailInstance } from './lightsail-instance';
import { lightsailBucket } from './lightsail-bucket';
import { elasticBeanstalkEnvironment } from './elastic-beanstalk-environment';
import { cloudformationStack } from './cloudformation-stack';
import { kendraIndex } from './kendra-index';
import { locationTracker } from './location-tracker';
import { connectInstance } from './connect-instance';

export const OTHERS: readonly ResourceType[] = [
  appconfigHostedConfigurationVersion,
  athenaWorkgroup,
  codeartifactDomain,
  codeartifactRepository,
  codebuildProject,
  codecommitRepository,
  glueCatalogDatabase,
  glueCatalogTable,
  iotCertificate,
  lightsailDatabase,
  lightsailDisk,
  mqBroker,
  quicksightDataSet,
  sagemakerDomain,
  sagemakerNotebookInstance,
  sesDomainIdentity,
  sesEventDestination,
  sesv2EmailIdentity,
  workspacesWorkspace,
  lightsailInstance,
  lightsailBucket,
  elasticBeanstalkEnvironment,
  cloudformationStack,
  kendraIndex,
  locationTracker,
  connectInstance,
];
